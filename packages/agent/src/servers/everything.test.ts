import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { toolContext } from "@assay/toolkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ServerConfig } from "./config.ts";
import type { ServerLimits } from "./config.ts";
import { createServers } from "./servers.ts";
import type { Servers } from "./servers.ts";
import { testServer } from "./test-server.ts";

const manifest = createRequire(import.meta.url).resolve(
  "@modelcontextprotocol/server-everything/package.json",
);
const entry = join(dirname(manifest), "dist", "index.js");
const limits: ServerLimits = {
  allowsStdio: true,
  allowsLocal: true,
  listTimeoutMs: 30_000,
  connectTimeoutMs: 30_000,
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

let port = 0;
let child: ChildProcess | undefined;

async function startHttp(): Promise<void> {
  const started = spawn(process.execPath, [entry, "streamableHttp"], {
    env: { ...process.env, PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  child = started;
  for await (const chunk of started.stderr) if (String(chunk).includes("listening")) break;
}

async function stopHttp(): Promise<void> {
  if (child === undefined || child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

beforeAll(async () => {
  port = await freePort();
  await startHttp();
});
afterAll(stopHttp);

const stdio = () => ({ transport: "stdio", command: process.execPath, args: [entry, "stdio"] });
const http = () => ({ transport: "http", url: `http://127.0.0.1:${port}/mcp` });
const configOf = (way: Record<string, unknown>) =>
  ServerConfig.parse({ id: "everything", name: "Everything", ...way });

async function call(
  servers: Servers,
  name: string,
  args: unknown,
  report: (done: number) => void = () => {},
) {
  const { tools } = await servers.tools();
  const tool = tools.find((each) => each.name === `everything__${name}`);
  return tool?.run(JSON.stringify(args), toolContext({ progress: ({ progress }) => report(progress) }));
}

describe.each([
  ["stdio", stdio],
  ["streamable HTTP", http],
])("server-everything over %s", (_name, way) => {
  it("appears as tools whose write-like ones ask first", async () => {
    const servers = createServers([configOf(way())], limits);
    const { tools, problems } = await servers.tools();
    expect(problems).toEqual([]);
    const asks = Object.fromEntries(tools.map(({ name, needsApproval }) => [name, needsApproval]));
    expect(asks).toMatchObject({
      everything__echo: false,
      "everything__get-sum": false,
      "everything__gzip-file-as-resource": true,
      "everything__toggle-simulated-logging": true,
    });
    await servers.close();
  });

  it("runs tools, checks their arguments and follows their progress", async () => {
    const servers = createServers([configOf(way())], limits);
    expect((await call(servers, "get-sum", { a: 1, b: 2 }))?.output).toContain(
      "\nThe sum of 1 and 2 is 3.\n",
    );
    expect(await call(servers, "get-sum", { a: "one", b: 2 })).toMatchObject({
      state: "failed",
      code: "agent.invalid_arguments",
      error: 'a: Instance type "string" is invalid. Expected "number".',
    });
    expect((await call(servers, "get-tiny-image", {}))?.output).toContain("(image, image/png, not shown)");
    const steps: number[] = [];
    await call(servers, "trigger-long-running-operation", { duration: 0.3, steps: 3 }, (done) =>
      steps.push(done),
    );
    expect(steps.slice(0, 2)).toEqual([1, 2]);
    await servers.close();
  });

  it("is shown on a settings page with a pin for every tool", async () => {
    const tested = await testServer(configOf(way()), limits);
    expect(tested).toMatchObject({ outcome: "ok", server: { name: "mcp-servers/everything" } });
    if (tested.outcome !== "ok") return;
    expect(tested.tools.map(({ name }) => name)).toContain("echo");
    expect(tested.tools.every(({ pin }) => /^[0-9a-f]{32}$/u.test(pin))).toBe(true);
    expect(tested.tools.every(({ isSuspicious }) => !isSuspicious)).toBe(true);
  });
});

it("connects again when the HTTP server was started anew", async () => {
  const servers = createServers([configOf(http())], limits);
  expect(await call(servers, "echo", { message: "one" })).toMatchObject({ state: "done" });
  const { tools } = await servers.tools();
  const echo = tools.find(({ name }) => name === "everything__echo");
  await stopHttp();
  expect(await echo?.run('{"message":"two"}', toolContext())).toMatchObject({
    state: "failed",
    code: "agent.server_unavailable",
  });
  await startHttp();
  expect(await call(servers, "echo", { message: "three" })).toMatchObject({ state: "done" });
  await servers.close();
});
