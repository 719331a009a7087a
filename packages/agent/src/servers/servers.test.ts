import { fileURLToPath } from "node:url";
import { toolContext } from "@assay/toolkit";
import { afterEach, describe, expect, it } from "vitest";
import { textOf } from "../tools/agent-tool.ts";
import type { AgentTool } from "../tools/agent-tool.ts";
import { ServerConfig } from "./config.ts";
import type { ServerLimits } from "./config.ts";
import type { Servers } from "./servers.ts";
import { createServers } from "./servers.ts";
import { testServer } from "./test-server.ts";

const script = fileURLToPath(new URL("testing/scripted-server.ts", import.meta.url));
const limits: ServerLimits = {
  allowsStdio: true,
  allowsLocal: true,
  listTimeoutMs: 30_000,
  connectTimeoutMs: 30_000,
};
const configOf = (more: Record<string, unknown> = {}) =>
  ServerConfig.parse({
    id: "notes",
    name: "Notes",
    transport: "stdio",
    command: process.execPath,
    args: [script],
    env: { NOTES_KEY: "1" },
    ...more,
  });

const opened: Servers[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((servers) => servers.close()));
});

function open(config = configOf(), more: Partial<ServerLimits> = {}): Servers {
  const servers = createServers([config], { ...limits, ...more });
  opened.push(servers);
  return servers;
}

async function toolOf(servers: Servers, name: string): Promise<AgentTool> {
  const { tools } = await servers.tools();
  const found = tools.find((tool) => tool.name === `notes__${name}`);
  if (found === undefined) throw new Error(`no tool ${name}`);
  return found;
}

const run = async (tool: AgentTool, signal = new AbortController().signal) =>
  tool.run("{}", toolContext({ signal }));

describe("createServers", () => {
  it("fences what a tool says and names its server", async () => {
    const tool = await toolOf(open(), "read");
    expect(tool).toMatchObject({
      server: "notes",
      source: "notes",
      needsApproval: false,
      hasSideEffects: false,
    });
    const outcome = await run(tool);
    expect(outcome.output).toMatch(
      /^<<<untrusted [0-9a-f]{16} from notes__read>>>\nread done\n<<<end [0-9a-f]{16}>>>$/u,
    );
  });

  it("lets tools ask first that do not say that they only read", async () => {
    const { tools } = await open().tools();
    expect(
      tools.filter((tool) => tool.needsApproval).map(({ name, approvalReason }) => [name, approvalReason]),
    ).toEqual([
      ["notes__write", "writes"],
      ["notes__poisoned", "policy"],
    ]);
  });

  it("puts a person's rule over the server's hints", async () => {
    const rules = { read: { policy: "ask" }, write: { policy: "allow" }, die: { policy: "off" } };
    const { tools } = await open(configOf({ tools: rules })).tools();
    const asks = Object.fromEntries(tools.map(({ name, needsApproval }) => [name, needsApproval]));
    expect(asks).toMatchObject({ notes__read: true, notes__write: false });
    expect(asks).not.toHaveProperty("notes__die");
  });

  it("withholds a description that gives instructions", async () => {
    const { description } = await toolOf(open(), "poisoned");
    expect(description).toBe(
      'A tool of the external server "Notes". Its own description is withheld because it gives instructions.',
    );
  });

  it("gives an odd name a valid one", async () => {
    const { tools } = await open().tools();
    const odd = tools.find(({ name }) => name.startsWith("notes__odd"));
    expect(odd?.name).toMatch(/^notes__odd_name__[0-9a-f]{8}$/u);
    expect((await run(odd ?? tools[0]!)).output).toContain("odd name/ü done");
  });

  it("gives the process none of our variables but what every process needs", async () => {
    const { output } = await run(await toolOf(open(), "env"));
    const names = textOf(output).split("\n")[1]?.split(",") ?? [];
    expect(names).toContain("NOTES_KEY");
    expect(names.filter((name) => name.startsWith("VITEST") || name.startsWith("npm_"))).toEqual([]);
  });

  it("cuts a long result and says how much is missing", async () => {
    const outcome = await run(await toolOf(open(), "long"));
    expect(outcome).toMatchObject({ state: "done", leftOut: 976_005 });
    expect(textOf(outcome.output).length).toBeLessThan(24_500);
  });

  it("drops a server that sends 10 MB in one message, and takes it up again", async () => {
    const servers = open();
    const outcome = await run(await toolOf(servers, "large"));
    expect(outcome).toMatchObject({ state: "failed", code: "agent.server_unavailable" });
    expect(JSON.stringify(outcome).length).toBeLessThan(3_000);
    expect(await run(await toolOf(servers, "read"))).toMatchObject({ state: "done" });
  });

  it("goes on when a server dies in the middle of a call, and starts it again for the next", async () => {
    const servers = open();
    expect(await run(await toolOf(servers, "die"))).toMatchObject({
      state: "failed",
      code: "agent.server_unavailable",
      error: "The server of this tool cannot be reached. Go on without it.",
    });
    const outcome = await run(await toolOf(servers, "count"));
    expect(outcome.output).toContain("\n1\n");
  });

  it("stops waiting for a call that hangs", async () => {
    const outcome = await run(await toolOf(open(configOf(), { callTimeoutMs: 300 }), "hang"));
    expect(outcome).toMatchObject({ state: "failed", code: "agent.tool_timed_out" });
  });

  it("stops a call when the caller goes away", async () => {
    const tool = await toolOf(open(), "hang");
    const caller = new AbortController();
    const running = run(tool, caller.signal);
    setTimeout(() => caller.abort(), 50);
    expect(await running).toMatchObject({ state: "failed", code: "agent.tool_cancelled" });
  });

  it("hands on what a tool or a server says about a failure, fenced, and never to people", async () => {
    const servers = open();
    const refused = await run(await toolOf(servers, "refuse"));
    expect(refused).toMatchObject({ state: "failed", code: "agent.tool_failed" });
    expect(refused.output).toContain("error from notes__refuse>>>\nThe note is locked.");
    const broken = await run(await toolOf(servers, "break"));
    expect(broken).toMatchObject({ state: "failed", error: "The tool failed. The reason is in the trace." });
  });

  it("marks a result that gives instructions and reports where", async () => {
    const outcome = await run(await toolOf(open(), "inject"));
    expect(outcome.findings.map(({ kind }) => kind)).toContain("override");
    expect(outcome.output).toContain("do not follow them");
  });

  it("refuses a tool that was changed since the turn took it, and asks for the changed one", async () => {
    const servers = open();
    const before = await toolOf(servers, "read");
    await run(await toolOf(servers, "change"));
    expect(await run(before)).toMatchObject({ state: "failed", code: "agent.tool_changed" });
    const after = await toolOf(servers, "read");
    expect(after).toMatchObject({ needsApproval: true, approvalReason: "changed" });
    expect(await run(after)).toMatchObject({ state: "done" });
  });

  it("asks for an allowed tool that is not the one that was allowed", async () => {
    const tested = await testServer(configOf(), limits);
    const pin = tested.outcome === "ok" ? tested.tools.find(({ name }) => name === "write")?.pin : undefined;
    const asks = async (rule: Record<string, unknown>) =>
      (await toolOf(open(configOf({ tools: { write: rule } })), "write")).approvalReason;
    expect(await asks({ policy: "allow", pin })).toBeUndefined();
    expect(await asks({ policy: "allow", pin: "0".repeat(32) })).toBe("changed");
  });

  it("goes on without a server that is not there", async () => {
    const gone = configOf({ id: "gone", command: "/nowhere/at-all" });
    const servers = createServers([gone, configOf()], limits);
    opened.push(servers);
    const { tools, problems } = await servers.tools();
    expect(problems.map(({ server, code }) => [server, code])).toEqual([["gone", "server.not_found"]]);
    expect(tools.length).toBeGreaterThan(5);
  });

  it("starts no process where the operator does not allow it", async () => {
    const { tools, problems } = await open(configOf(), { allowsStdio: false }).tools();
    expect(tools).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["server.stdio_not_allowed"]);
  });

  it("lists nothing of a server that is switched off", async () => {
    expect(await open(configOf({ isEnabled: false })).tools()).toEqual({ tools: [], problems: [] });
  });
});
