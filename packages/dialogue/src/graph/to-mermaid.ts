import type { FlowGraph, GraphNode } from "./graph.ts";

const shapes: Readonly<Record<GraphNode["kind"], readonly [string, string]>> = {
  start: ["([", "])"],
  end: ["([", "])"],
  collect: ["[/", "/]"],
  say: ["(", ")"],
  set: ["[", "]"],
  act: ["[[", "]]"],
  branch: ["{", "}"],
  call: ["[[", "]]"],
  handOver: ["((", "))"],
};

/** Text that Mermaid reads as text, whatever stands in it. */
function quoted(text: string): string {
  const safe = text
    .replaceAll(/[&"<>#`]/g, (char) => `#${char.codePointAt(0) ?? 0};`)
    .replaceAll(/\s+/g, " ");
  return `"${safe}"`;
}

/** A graph as a Mermaid flowchart, one subgraph per flow. */
export function toMermaid(graph: FlowGraph): string {
  const names = new Map(graph.nodes.map((node, index) => [node.id, `n${index}`]));
  const nameOf = (id: string) => names.get(id);
  const flows = graph.flows.flatMap((flow, index) => [
    `  subgraph f${index} [${quoted(`${flow.title.en} / ${flow.title.zh}`)}]`,
    ...graph.nodes
      .filter((node) => node.flow === flow.id)
      .map((node) => {
        const [open, close] = shapes[node.kind];
        return `    ${nameOf(node.id) ?? ""}${open}${quoted(node.label)}${close}`;
      }),
    "  end",
  ]);
  const edges = graph.edges.flatMap((edge) => {
    const from = nameOf(edge.from);
    const to = nameOf(edge.to);
    if (from === undefined || to === undefined) return [];
    return [edge.label === undefined ? `  ${from} --> ${to}` : `  ${from} -->|${quoted(edge.label)}| ${to}`];
  });
  return ["flowchart TD", ...flows, ...edges, ""].join("\n");
}
