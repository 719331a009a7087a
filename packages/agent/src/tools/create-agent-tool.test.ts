import { toolContext } from "@assay/toolkit";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOf } from "./agent-tool.ts";
import type { AgentToolDefinition, ToolLimits } from "./create-agent-tool.ts";
import { createAgentTool } from "./create-agent-tool.ts";
import { limitJson, limitText } from "./limit-output.ts";

function make(definition: Partial<AgentToolDefinition> = {}, limits?: ToolLimits) {
  return createAgentTool(
    {
      name: "echo",
      title: "Echo",
      description: "Gives back what it got.",
      parameters: { type: "object" },
      hasSideEffects: false,
      needsApproval: false,
      approvalReason: undefined,
      server: undefined,
      source: "tests",
      isForeign: false,
      call: async (args) => ({ isError: false, output: args }),
      ...definition,
    },
    limits,
  );
}

const run = (tool: ReturnType<typeof make>, text = "{}", signal = new AbortController().signal) =>
  tool.run(text, toolContext({ signal }));

describe("createAgentTool", () => {
  it("runs with what the arguments say", async () => {
    expect(await run(make(), '{"a":[1,"zwei"]}')).toMatchObject({
      state: "done",
      output: { a: [1, "zwei"] },
      leftOut: 0,
      findings: [],
    });
  });

  it("takes no text for no arguments", async () => {
    expect(await run(make(), "")).toMatchObject({ state: "done", output: {} });
  });

  it.each([
    ["{a:1}", "The arguments are not JSON: "],
    ["[1]", "The arguments must be a JSON object, not an array."],
    ["null", "The arguments must be a JSON object, not null."],
    ['"{}"', "The arguments must be a JSON object, not a text (send the object itself, not JSON in quotes)."],
    [`{"a":"${"x".repeat(200_000)}"}`, "The arguments have 200008 characters; at most 200000 are taken."],
  ])("tells a model what is wrong with %.20s", async (text, message) => {
    const outcome = await run(make(), text);
    expect(outcome).toMatchObject({ state: "failed", code: "agent.invalid_arguments" });
    expect(textOf(outcome.output)).toContain(JSON.stringify(message).slice(1, -1));
    expect(textOf(outcome.output)).toContain(
      "Call the tool again with a JSON object that fits its parameters.",
    );
  });

  it("does not run with arguments that its check refuses", async () => {
    let runs = 0;
    const tool = make({
      check: () => "count: must be a number.",
      call: async () => {
        runs += 1;
        return { isError: false, output: null };
      },
    });
    expect(await run(tool)).toMatchObject({
      code: "agent.invalid_arguments",
      error: "count: must be a number.",
    });
    expect(runs).toBe(0);
  });

  it("keeps what a tool throws from the model and for the trace", async () => {
    const outcome = await run(
      make({
        call: () => {
          throw new Error("password is hunter2 at /srv/app.js");
        },
      }),
    );
    expect(outcome).toMatchObject({ state: "failed", code: "agent.tool_failed" });
    expect(textOf(outcome.output)).not.toContain("hunter2");
    expect(outcome.state === "failed" && outcome.detail).toContain("hunter2");
  });

  it("stops a tool that hangs, and tells it so", async () => {
    let wasAborted = false;
    const tool = make(
      {
        call: (_args, { signal }) =>
          new Promise(() => {
            signal.addEventListener("abort", () => (wasAborted = true));
          }),
      },
      { timeoutMs: 20 },
    );
    expect(await run(tool)).toMatchObject({ state: "failed", code: "agent.tool_timed_out" });
    expect(wasAborted).toBe(true);
  });

  it("ends with the caller, even where the tool does not", async () => {
    const caller = new AbortController();
    const running = run(make({ call: () => new Promise(() => {}) }), "{}", caller.signal);
    caller.abort();
    expect(await running).toMatchObject({ code: "agent.tool_cancelled" });
    expect(await run(make(), "{}", caller.signal)).toMatchObject({ code: "agent.tool_cancelled" });
  });

  it.each([
    ["of our own as JSON that says so", false],
    ["of somebody else's as fenced text that says so", true],
  ])("cuts a result of 10 MB, %s", async (_name, isForeign) => {
    const output = isForeign ? `head ${"x".repeat(10_000_000)}` : { rows: `head ${"x".repeat(10_000_000)}` };
    const outcome = await run(make({ isForeign, call: async () => ({ isError: false, output }) }));
    expect(textOf(outcome.output).length).toBeLessThan(24_300);
    expect(textOf(outcome.output)).toContain("head xxx");
    expect(textOf(outcome.output)).toContain("left out");
    expect(outcome.state === "done" && outcome.leftOut).toBeGreaterThan(9_900_000);
    expect(JSON.stringify(outcome).length).toBeLessThan(25_000);
  });

  it("fails with what JSON cannot hold instead of throwing", async () => {
    const outcome = await run(make({ call: async () => ({ isError: false, output: { big: 1n } }) }));
    expect(outcome).toMatchObject({ state: "failed", code: "agent.tool_failed" });
  });

  it("fences the words of a foreign tool, errors too", async () => {
    const result = await run(
      make({ isForeign: true, call: async () => ({ isError: false, output: { a: 1 } }) }),
    );
    expect(result.output).toMatch(/^<<<untrusted \w{16} from echo>>>\n\{"a":1\}\n/u);
    const failed = await run(make({ call: async () => ({ isError: true, foreign: "no such file" }) }));
    expect(failed).toMatchObject({ state: "failed", error: "The tool failed. The reason is in the trace." });
    expect(failed.output).toMatch(/^<<<untrusted \w{16} error from echo>>>\nno such file\n/u);
  });
});

describe("limits of output", () => {
  it("keeps JSON within its limit, whatever has to be escaped", () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 400, max: 2_000 }), (json, limit) => {
        const value: unknown = [JSON.parse(json), json.repeat(20)];
        expect(JSON.stringify(limitJson(value, limit).output).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it("never leaves half of a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat({ max: 40 }), (text, limit) => {
        const { text: head, leftOut } = limitText(text, limit);
        expect(head.isWellFormed()).toBe(true);
        expect(head.length + leftOut).toBe(text.length);
      }),
    );
  });
});
