import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "assay-start-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** `npm start` without npm: in a process group of its own, as a terminal gives it one. */
function start(args: string[], env: Record<string, string> = {}) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["tooling/scripts/run.mjs", "start", ...args], {
    cwd: root,
    detached: true,
    env: { ...inherited, ASSAY_HOME: home, ASSAY_WRAPPED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const started = { output: "", child };
  child.stdout.on("data", (chunk) => (started.output += String(chunk)));
  child.stderr.on("data", (chunk) => (started.output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return {
    says: (text: string) =>
      vi.waitFor(() => expect(started.output).toContain(text), { timeout: 90_000, interval: 50 }),
    output: () => started.output,
    interrupt: () => process.kill(-(child.pid ?? 0), "SIGINT"),
    ended,
  };
}

/** Processes that the start has left: all of its own name its home in their environment. */
function leftOver(): string[] {
  const { stdout } = spawnSync(
    "sh",
    ["-c", 'grep -lz "ASSAY_HOME=$0" /proc/[0-9]*/environ 2>/dev/null', home],
    {
      encoding: "utf8",
    },
  );
  const named = stdout.split("\n").filter((path) => path !== "" && !path.includes(`/${process.pid}/`));
  const servers = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" })
    .stdout.split("\n")
    .filter((line) => line.includes(`-D ${home}`) || line.includes("/var/lib/assay"));
  return [...named, ...servers];
}

async function freeBase(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === "object" && address !== null ? Math.min(address.port, 60_000) : 0;
}

it.runIf(process.platform === "linux")(
  "starts everything behind one table of addresses and leaves no process after Ctrl-C [platform.start]",
  async () => {
    const base = await freeBase();
    const started = start(["--base", String(base), "--port", String(base + 10)]);
    await started.says("Ready after");
    expect(started.output()).toMatch(
      new RegExp(
        `toolkit +ready +http://127\\.0\\.0\\.1:${base + 10}/mcp\n +worker +ready +\n +console +ready +http://127\\.0\\.0\\.1:${base}\n`,
        "u",
      ),
    );
    const page = await fetch(`http://127.0.0.1:${base}`);
    expect(await page.text()).toContain("You are the owner of this machine.");
    expect((await fetch(`http://127.0.0.1:${base + 10}/readyz`)).status).toBe(200);
    started.interrupt();
    await started.ended;
    await vi.waitFor(() => expect(leftOver()).toEqual([]), { timeout: 15_000 });
  },
  120_000,
);

it.runIf(process.platform === "linux")(
  "leaves no process after Ctrl-C in the middle of a build",
  async () => {
    const base = await freeBase();
    const started = start(["console", "--base", String(base)], { TURBO_FORCE: "1" });
    await started.says("• building console");
    started.interrupt();
    await started.ended;
    await vi.waitFor(() => expect(leftOver()).toEqual([]), { timeout: 15_000 });
    // What was interrupted is built again, so that the other tests find it.
    const build = ["exec", "turbo", "run", "build", "--filter=@assay/console", "--force"];
    expect(spawnSync("pnpm", build, { cwd: root }).status).toBe(0);
  },
  120_000,
);

it("names a port that is taken and what to do", async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, "127.0.0.1", resolve));
  const address = squatter.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const started = start(["console", "--base", String(port)]);
  expect(await started.ended).toBe(2);
  expect(started.output()).toContain(`Port ${port}, of console, is taken.`);
  squatter.close();
});

it.each([
  [["nothing"], 'There is no app "nothing". There are: toolkit, worker, console'],
  [["--base", "many"], "--base takes a port"],
])("answers %j with what there is", async (args, message) => {
  const started = start(args);
  expect(await started.ended).toBe(2);
  expect(started.output()).toContain(message);
});
