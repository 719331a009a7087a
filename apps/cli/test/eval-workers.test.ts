import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { cli } from "./server.ts";

let db: TestDatabase;
let folder = "";
const started: ChildProcess[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  await db.system.sql`insert into platform.workspace (id, name, slug) values ('local', 'Local', 'local')`;
  folder = mkdtempSync(join(tmpdir(), "assay-workers-"));
});
afterAll(async () => {
  await Promise.all(started.map(end));
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each process has a home of its own, as on machines of their own. */
const envOf = (home: string) => ({
  ...process.env,
  DATABASE_URL: db.url,
  ASSAY_HOME: join(folder, home),
});

function begin(home: string, ...args: string[]): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [cli, ...args], {
    env: envOf(home),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
  started.push(child);
  return { child, said: () => text };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

const log = (name: string) => join(folder, `${name}.jsonl`);
const run = (name: string, ...more: string[]) => [
  ..."eval run report-questions --models classic/report --limit 30 --seed s --log".split(" "),
  log(name),
  ...more,
];
const resultsIn = (name: string) =>
  existsSync(log(name)) ? readFileSync(log(name), "utf8").split('{"type":"result"').length - 1 : 0;
const triesBy = (text: string) => text.split('"queue":"bench.try"').length - 1;

/** What `assay eval show` makes of a log. */
function aggregates(name: string): string {
  const { stdout } = spawnSync(process.execPath, [cli, "eval", "show", log(name), "--json"], {
    encoding: "utf8",
    env: envOf("show"),
  });
  const parsed = JSON.parse(stdout) as { aggregates: unknown; isComplete: boolean };
  expect(parsed.isComplete).toBe(true);
  return JSON.stringify(parsed.aggregates);
}

it(
  "two workers make a run's tries; killed or not, worker or coordinator, it comes to the same bytes",
  { timeout: 180_000 },
  async () => {
    const whole = begin("whole", ...run("whole"));
    const workers = ["one", "two"].map((home) => begin(home, "worker"));
    for (const { said } of workers) await vi.waitFor(() => expect(said()).toContain("worker.ready"), 20_000);
    expect(await once(whole.child, "exit")).toEqual([0, null]);

    const shared = begin("shared", ...run("shared", "--workers"));
    expect(await once(shared.child, "exit")).toEqual([0, null]);
    expect(aggregates("shared")).toBe(aggregates("whole"));
    for (const { said } of workers) expect(triesBy(said())).toBeGreaterThan(5);

    const killed = begin("killed", ...run("killed", "--workers", "--concurrency", "2"));
    await vi.waitFor(() => expect(resultsIn("killed")).toBeGreaterThan(10), 20_000);
    killed.child.kill("SIGKILL");
    await once(killed.child, "exit");
    const before = resultsIn("killed");
    const [first] = workers;
    const { stdout } = spawnSync("pgrep", ["-P", String(first?.child.pid)], { encoding: "utf8" });
    const resumed = begin("killed", "eval", "resume", log("killed"), "--workers", "--concurrency", "2");
    process.kill(Number(stdout.trim()), "SIGKILL");
    expect(await once(resumed.child, "exit")).toEqual([0, null]);
    expect(before).toBeLessThan(90);
    expect(aggregates("killed")).toBe(aggregates("whole"));
  },
);

it("a file of another program is not handed to workers, and nobody waits without being told", async () => {
  const file = join(folder, "cases.jsonl");
  writeFileSync(file, '{"input":[{"role":"user","content":"2+2"}],"ideal":"4"}\n');
  const { stderr, status } = spawnSync(
    process.execPath,
    [cli, "eval", "run", file, "--models", "classic/report", "--workers"],
    { encoding: "utf8", env: envOf("file") },
  );
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining("workers know the suites of `assay eval list`"),
  ]);
});
