import { Failure, defineTool, toolContext } from "@assay/toolkit";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fromToolkit } from "./from-toolkit.ts";

function define(annotations: { readOnlyHint: boolean; openWorldHint?: boolean }) {
  return defineTool({
    name: "add_numbers",
    title: "Add",
    description: "Adds two numbers.",
    toolset: "sums",
    input: z.strictObject({ a: z.number(), b: z.number() }),
    output: z.object({ sum: z.number() }),
    annotations,
    run: ({ a, b }, { workspaceId }) =>
      workspaceId === "closed"
        ? new Failure({
            code: "sums.closed",
            message: "Sums are closed.",
            fix: "Come back.",
            details: { open: 9 },
          })
        : { sum: a + b },
  });
}

describe("fromToolkit", () => {
  it("runs a tool in this process and gives plain JSON", async () => {
    const tool = fromToolkit(define({ readOnlyHint: true }));
    expect(tool).toMatchObject({
      name: "add_numbers",
      needsApproval: false,
      server: undefined,
      source: "sums",
    });
    expect(tool.parameters).toMatchObject({ type: "object", required: ["a", "b"] });
    expect(await tool.run('{"a":1,"b":2}', toolContext())).toMatchObject({
      state: "done",
      output: { sum: 3 },
    });
  });

  it("hands a failure on with what to do about it", async () => {
    const tool = fromToolkit(define({ readOnlyHint: true }));
    expect(await tool.run('{"a":1,"b":2}', toolContext({ workspaceId: "closed" }))).toMatchObject({
      state: "failed",
      code: "sums.closed",
      error: "Sums are closed.",
      output: {
        error: { code: "sums.closed", message: "Sums are closed.", fix: "Come back.", details: { open: 9 } },
      },
    });
  });

  it("counts arguments that do not fit as such", async () => {
    const outcome = await fromToolkit(define({ readOnlyHint: true })).run('{"a":"1","c":2}', toolContext());
    expect(outcome).toMatchObject({ state: "failed", code: "agent.invalid_arguments" });
    expect(JSON.stringify(outcome.output)).toContain('there is no input \\"c\\"');
  });

  it("asks first for a tool that writes", () => {
    expect(fromToolkit(define({ readOnlyHint: false }))).toMatchObject({
      needsApproval: true,
      approvalReason: "writes",
      hasSideEffects: true,
    });
  });

  it("fences what a tool brings in from outside", async () => {
    const tool = fromToolkit(define({ readOnlyHint: true, openWorldHint: true }));
    const { output } = await tool.run('{"a":1,"b":2}', toolContext());
    expect(output).toMatch(/^<<<untrusted \w{16} from add_numbers>>>\n\{"sum":3\}\n/u);
  });
});
