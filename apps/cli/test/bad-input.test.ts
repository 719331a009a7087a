import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cli, serveForTest } from "./server.ts";

let server: Awaited<ReturnType<typeof serveForTest>>;
beforeAll(async () => {
  server = await serveForTest();
});
afterAll(() => server[Symbol.asyncDispose]());

const envelope = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

async function post(body: BodyInit, headers: Record<string, string> = {}) {
  const response = await fetch(server.endpoint, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
  });
  return { status: response.status, text: await response.text() };
}

/** Arguments as JSON text, so that a test can send what JavaScript cannot hold. */
async function callWithText(name: string, argumentsText: string) {
  const body = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"${name}","arguments":${argumentsText},"_meta":${JSON.stringify(envelope)}}}`;
  return post(body, { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": name });
}

interface Answer {
  isError?: boolean;
  structuredContent?: unknown;
  content: { text: string }[];
}

async function call(name: string, args: object): Promise<Answer> {
  const { text } = await callWithText(name, JSON.stringify(args));
  return (JSON.parse(text) as { result: Answer }).result;
}

/** The failure a tool answered with; undefined when it did not fail. */
async function failureOf(name: string, args: object): Promise<unknown> {
  const { isError, content } = await call(name, args);
  return isError === true ? (JSON.parse(content[0]?.text ?? "") as { error: unknown }).error : undefined;
}

describe("a tool call that cannot be answered [mcp.bad-input]", () => {
  it.each([
    ["an unknown calculator", "run_calculator", { id: "training-costs" }, "id", "training-cost"],
    ["an unknown section", "get_section", { id: "legall" }, "id", "legal"],
    [
      "a zero divisor",
      "run_calculator",
      { id: "training-cost", inputs: { trainingDays: 0 } },
      "inputs.trainingDays",
      "0",
    ],
    [
      "a negative number",
      "run_calculator",
      { id: "training-cost", inputs: { accelerators: -5 } },
      "inputs.accelerators",
      "0",
    ],
    [
      "a unit in place of a number",
      "run_calculator",
      { id: "training-cost", inputs: { trainingDays: "3 months" } },
      "inputs.trainingDays",
      "number",
    ],
    [
      "a misspelt input",
      "run_calculator",
      { id: "training-cost", inputs: { days: 3 } },
      "inputs.days",
      "days",
    ],
    [
      "a scenario over an input there is not",
      "compare_scenarios",
      { id: "training-cost", vary: [{ input: "constructor", values: [1] }] },
      "vary",
      "accelerators",
    ],
    [
      "a fixed input there is not",
      "compare_scenarios",
      { id: "training-cost", vary: [{ input: "accelerators", values: [1] }], inputs: { days: 1 } },
      "inputs.days",
      "trainingDays",
    ],
    ["a unit there is not", "query_facts", { unit: "percents" }, "unit", "percent"],
    ["a range upside down", "query_facts", { min: 2, max: 1 }, "min", "above"],
    [
      "an override of a claim nothing computes",
      "check_claim",
      { id: "synthetic-data-does-not-help", overrides: { price: 1 } },
      "overrides",
      "application",
    ],
    ["an argument the tool does not have", "run_calculator", { id: "training-cost", days: 3 }, "days", ""],
    ["no arguments", "run_calculator", {}, "id", "string"],
    [
      "a grid too large",
      "compare_scenarios",
      {
        id: "training-cost",
        vary: [
          { input: "accelerators", values: Array.from({ length: 21 }, (_, index) => index + 1) },
          { input: "trainingDays", values: Array.from({ length: 20 }, (_, index) => index + 1) },
        ],
      },
      "vary",
      "400",
    ],
  ])("says what was wrong and where: %s", async (_what, name, args, field, hint) => {
    const failure = await failureOf(name, args);
    expect(failure).toMatchObject({ field });
    expect(JSON.stringify(failure)).toContain(hint);
  });

  it("shows a calculator's own schema when its inputs are wrong", async () => {
    expect(
      await failureOf("run_calculator", { id: "training-cost", inputs: { trainingDays: 0 } }),
    ).toMatchObject({ inputSchema: { properties: { trainingDays: { exclusiveMinimum: 0 } } } });
  });

  it.each(["1e400", "-1e400"])("refuses %s, which no number can hold", async (text) => {
    const answer = await callWithText(
      "run_calculator",
      `{"id":"training-cost","inputs":{"trainingDays":${text}}}`,
    );
    expect(answer.text).toContain("inputs.trainingDays");
    expect(answer.text).toContain('"isError":true');
  });

  it.each(["AAAA", "%%%", "eyJvZmZzZXQiOjF9", "x".repeat(5_000)])(
    "refuses a cursor that was tampered with: %.12s",
    async (cursor) => {
      expect(await failureOf("query_facts", { cursor })).toMatchObject({ field: "cursor" });
    },
  );
});

describe("a request that cannot be read", () => {
  it("refuses a body of five megabytes", async () => {
    const { status } = await post(`{"jsonrpc":"2.0","id":1,"method":"${"x".repeat(5 * 1024 * 1024)}"}`);
    expect(status).toBe(413);
  });

  it.each([
    ["broken JSON", '{"jsonrpc":"2.0",'],
    ["an empty body", ""],
    ["a list of nothing", "[]"],
    ["invalid UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ])("answers %s with an error of the protocol", async (_what, body) => {
    const { status, text } = await post(body);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ error: { message: expect.any(String) } });
  });

  it("refuses pages of other sites", async () => {
    expect(await post("{}", { origin: "https://example.com" })).toMatchObject({ status: 403 });
  });

  it("serves on after all of that", async () => {
    expect(await call("run_calculator", { id: "training-cost" })).toMatchObject({
      structuredContent: { outputs: { costUsd: 57_000_000 } },
    });
  });
});

describe("the command line", () => {
  const run = (args: string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [cli, ...args], { encoding: "utf8", env: { ...process.env, ...env } });

  it("says so when the report's text is not where it should be", () => {
    const { status, stderr } = run(["report", "search", "GPU"], { ASSAY_REPORT_FILE: "/nowhere/report.txt" });
    expect(stderr).toContain("ASSAY_REPORT_FILE names a file that does not exist");
    expect(status).toBe(2);
  });

  it("says so when the report's text is a folder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "assay-"));
    const { status, stderr } = run(["report", "search", "GPU"], { ASSAY_REPORT_FILE: folder });
    expect(stderr).toContain("folder");
    expect(status).toBe(2);
  });

  it("runs what does not need the variable that is wrong, and the doctor names it", () => {
    const env = { DATABASE_URL: "mysql://nowhere", ASSAY_MCP_TOKEN: "short" };
    expect(run(["report", "search", "GPU"], env).status).toBe(0);
    const { stdout, status } = run(["doctor", "--json"], env);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        what: "Database",
        state: "wrong",
        detail: expect.stringContaining("postgres://"),
      }),
    );
    expect(status).toBe(1);
  });

  it("quietly stops writing to a reader that has gone", () => {
    const { stderr, status } = spawnSync(
      "bash",
      ["-c", 'set -o pipefail; "$0" "$1" report facts --json | head -1', process.execPath, cli],
      { encoding: "utf8" },
    );
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });

  it("takes an empty variable for none", () => {
    expect(run(["report", "search", "GPU"], { ASSAY_REPORT_FILE: "" }).status).toBe(0);
  });

  it("refuses to listen beyond loopback without a token", () => {
    const { status, stderr } = run(["serve", "--host", "0.0.0.0", "--port", "0"], { ASSAY_MCP_TOKEN: "" });
    expect(stderr).toContain("ASSAY_MCP_TOKEN");
    expect(status).toBe(2);
  });
});
