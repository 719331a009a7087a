import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { toolContext } from "@assay/toolkit";
import { createReportToolkit } from "../toolkit.ts";

const { tools } = createReportToolkit();
const reportFile = fileURLToPath(new URL("./__fixtures__/small-report.txt", import.meta.url));

async function call(name: string, args: object) {
  const tool = tools.find((each) => each.name === name);
  return { tool, answer: await tool?.call(args, toolContext()) };
}

describe("every tool", () => {
  it.each([
    ["search_report", { query: "GPU" }],
    ["search_report", { query: "人工智能客服", language: "zh" }],
    ["get_section", { id: "customer-service" }],
    ["query_facts", {}],
    ["query_facts", { section: "compute", limit: 3 }],
    ["find_entities", { name: "RVKW" }],
    ["find_entities", { kind: "company", layer: "compute" }],
    ["list_claims", {}],
    ["list_claims", { kind: "arithmetic" }],
    ["check_claim", { id: "games-art-market" }],
    ["list_calculators", {}],
    ["run_calculator", { id: "sampling-power" }],
    ["compare_scenarios", { id: "training-cost", vary: [{ input: "accelerators", values: [1, 2] }] }],
  ])("answers with what its output schema says: %s %j [mcp.output-schema]", async (name, args) => {
    const { tool, answer } = await call(name, args);
    expect(tool?.output.safeParse(answer)).toMatchObject({ success: true });
  });
});

describe("facts", () => {
  it("are named in the language asked for, and in that one only", async () => {
    const { answer } = await call("query_facts", { entity: "glean", metric: "price", language: "zh" });
    expect(answer).toMatchObject({ facts: [{ id: "glean-seat-price", subject: "Glean每席位每月价格" }] });
    expect(JSON.stringify(answer)).not.toContain("subjectZh");
  });
});

describe("a grid of scenarios", () => {
  it("keeps a cell that cannot be computed as a cell, wherever it stands", async () => {
    const grid = (values: number[]) =>
      call("compare_scenarios", { id: "training-cost", vary: [{ input: "trainingDays", values }] });
    const wrong = { at: { trainingDays: 0 }, error: expect.stringContaining("trainingDays") };
    expect((await grid([0, 1])).answer).toMatchObject({ cells: [wrong, { at: { trainingDays: 1 } }] });
    expect((await grid([1, 0])).answer).toMatchObject({ cells: [{ at: { trainingDays: 1 } }, wrong] });
  });
});

describe("search", () => {
  it.each(["2022年", "万张", "AI客服"])("finds facts by %s", async (query) => {
    const { answer } = await call("search_report", { query, limit: 3 });
    expect(answer).toMatchObject({ hits: expect.arrayContaining([expect.anything()]) });
  });

  it.each(["人工智能客服", "人工智慧客服", "AI customer service"])(
    "finds customer service by %s [report.search]",
    async (query) => {
      const { answer } = await call("search_report", { query, kinds: ["section"], limit: 5 });
      expect(JSON.stringify(answer)).toContain('"customer-service');
    },
  );

  it("quotes the text with its line numbers when there is a copy", async () => {
    const withText = createReportToolkit({ reportFile }).tools.find(({ name }) => name === "search_report");
    const answer = await withText?.call({ query: "pomegranate" }, toolContext());
    expect(answer).toMatchObject({ text: [{ line: 2, text: "The second line speaks of a pomegranate." }] });
  });
});
