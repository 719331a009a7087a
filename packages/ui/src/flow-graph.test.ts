import { createElement } from "react";
import { expect, it } from "vitest";
import { FlowGraph } from "./flow-graph.tsx";
import type { FlowNode, FlowNodeKind } from "./flow-graph-model.ts";
import { cornered, curved } from "./flow-graph-shapes.tsx";
import { renderStatic } from "./testing/render-static.ts";

const kinds: readonly FlowNodeKind[] = [
  "start",
  "collect",
  "say",
  "set",
  "act",
  "branch",
  "call",
  "handOver",
  "end",
];
const nodes: readonly FlowNode[] = kinds.map((kind) => ({
  id: `pay/${kind}`,
  kind,
  label: `does ${kind}`,
  name: kind,
  href: kind === "call" ? "#other" : undefined,
}));
const edges = [
  ...kinds.slice(1).map((to, at) => ({ from: `pay/${kinds[at] ?? ""}`, to: `pay/${to}` })),
  { from: "pay/branch", to: "pay/collect", label: "amount ≥ 2000 <b>" },
  { from: "pay/act", to: "pay/nowhere", label: "failure" },
];
const graph = createElement(FlowGraph, { title: "Paying", nodes, edges });

it("is summed up and says of every step what kind it is, in both languages", () => {
  const english = renderStatic(graph);
  expect(english).toContain('aria-label="Flow graph: Paying. 7 steps, 10 ways between them."');
  for (const kind of ["Ask", "Say", "Set", "Action", "Branch", "Call", "Hand over"])
    expect(english).toContain(`>${kind}</text>`);
  const chinese = renderStatic(graph, "zh");
  expect(chinese).toContain('aria-label="流程图：Paying。共 7 个步骤，10 条路径。"');
  expect(chinese).toContain("<title>转人工: does handOver</title>");
});

it("has every step and every way in its table, links and ways to nowhere included", () => {
  const [, table = ""] = renderStatic(graph).split("<details");
  const text = table.replaceAll(/<[^>]+>/gu, "|").replaceAll(/\|+/gu, "|");
  expect(text).toContain("|branch|Branch|does branch|call, collect (amount ≥ 2000 &lt;b&gt;)|");
  expect(text).toContain("|act|Action|does act|branch, pay/nowhere (failure)|");
  expect(text).toContain("|Start|Start|");
  expect(table).toMatch(/<a href="#other"[^>]*>call<\/a>/u);
});

it("says so when there are no steps", () => {
  const html = renderStatic(createElement(FlowGraph, { title: "Nothing", nodes: [], edges: [] }));
  expect(html).toContain("Nothing to draw.");
  expect(html).not.toContain("<svg");
});

it("draws lines that leave upright and turn with round corners", () => {
  const [a, b, c] = [
    { x: 0, y: 0 },
    { x: 0, y: 40 },
    { x: 20, y: 60 },
  ];
  expect(curved([a, b, c])).toBe("M0 0L0 40C0 50 20 50 20 60");
  expect(cornered([a, b, { x: 20, y: 40 }])).toBe("M0 0L0 35Q0 40 5 40L20 40");
  expect(curved([])).toBe("");
});
