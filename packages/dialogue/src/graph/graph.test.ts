import { describe, expect, test } from "vitest";
import { clinic } from "../testing/__fixtures__/clinic.ts";
import { conditionText, graphOf } from "./graph.ts";
import { toMermaid } from "./to-mermaid.ts";

const graph = graphOf(clinic);

describe("the graph of the flows", () => {
  test("has a node for every step and for where a flow begins and ends", () => {
    const steps = clinic.flows.reduce((sum, flow) => sum + flow.steps.length, 0);
    expect(graph.nodes.length).toBe(steps + 2 * clinic.flows.length);
    expect(graph.nodes.find((node) => node.id === "pay/act")).toEqual({
      id: "pay/act",
      flow: "pay",
      kind: "act",
      label: "take_payment",
    });
  });

  test("has an edge for every way, with when it is taken", () => {
    expect(graph.edges.filter((edge) => edge.from.startsWith("pay/"))).toEqual([
      { from: "pay/(start)", to: "pay/amount" },
      { from: "pay/amount", to: "pay/large" },
      { from: "pay/large", to: "pay/human", label: "amount ≥ 2000" },
      { from: "pay/large", to: "pay/act", label: "otherwise" },
      { from: "pay/act", to: "pay/done" },
      { from: "pay/act", to: "pay/failed", label: "failure" },
      { from: "pay/done", to: "pay/(end)" },
      { from: "pay/failed", to: "pay/(end)" },
    ]);
  });

  test("shows calls", () => {
    expect(graph.edges).toContainEqual({ from: "book/verify", to: "verify/(start)", label: "call" });
    expect(graph.flows.find((flow) => flow.id === "verify")?.isInternal).toBe(true);
  });

  test("leads only to nodes it has", () => {
    const ids = new Set(graph.nodes.map((node) => node.id));
    for (const edge of graph.edges) expect([ids.has(edge.from), ids.has(edge.to)]).toEqual([true, true]);
  });
});

test("conditions read as text", () => {
  expect(
    conditionText({
      all: [
        { slot: "a", is: "filled" },
        {
          not: {
            any: [
              { slot: "b", equals: "x" },
              { slot: "c", oneOf: [1, 2] },
            ],
          },
        },
      ],
    }),
  ).toBe('a is filled and not (b = "x" or c in [1,2])');
});

describe("mermaid", () => {
  test("draws one subgraph per flow", () => {
    const lines = toMermaid(graph).split("\n");
    expect(lines[0]).toBe("flowchart TD");
    expect(lines.filter((line) => line.startsWith("  subgraph "))).toHaveLength(4);
    expect(lines).toContain('  subgraph f2 ["Paying a bill / 交费"]');
    expect(lines.some((line) => /^ {4}n\d+\[\["take_payment"\]\]$/.test(line))).toBe(true);
    expect(lines.some((line) => /^ {2}n\d+ -->\|"amount ≥ 2000"\| n\d+$/.test(line))).toBe(true);
  });

  test("text with marks of its own stays text", () => {
    const drawn = toMermaid({
      flows: [{ id: "f", title: { zh: "", en: 'a"] --> b' }, isInternal: false }],
      nodes: [{ id: "f/x", flow: "f", kind: "say", label: "<b>#1\n|end|" }],
      edges: [],
    });
    expect(drawn).toBe(
      'flowchart TD\n  subgraph f0 ["a#34;] --#62; b / "]\n    n0("#60;b#62;#35;1 |end|")\n  end\n',
    );
  });
});
