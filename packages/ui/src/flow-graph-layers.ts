import type { FlowEdge } from "./flow-graph-model.ts";

export interface Layers {
  /** The layer of every node: 0 is the first. */
  layerOf: ReadonlyMap<string, number>;
  /** Edges that lead to a later layer. */
  forward: readonly FlowEdge[];
  /** Edges that lead back to a step on the way to them, or to themselves. */
  back: readonly FlowEdge[];
}

/**
 * Layers by the longest path, with the edges that close a circle set aside. Nodes and edges are taken in the
 * order given; edges to or from nodes that are not given are left out.
 */
export function layersOf(nodes: readonly string[], edges: readonly FlowEdge[]): Layers {
  const out = new Map<string, FlowEdge[]>(nodes.map((node) => [node, []]));
  for (const edge of edges) if (out.has(edge.to)) out.get(edge.from)?.push(edge);
  const { back, order } = walk(nodes, out);
  const layerOf = new Map(nodes.map((node) => [node, 0]));
  for (const node of order) {
    const below = (layerOf.get(node) ?? 0) + 1;
    for (const edge of out.get(node) ?? [])
      if (!back.has(edge)) layerOf.set(edge.to, Math.max(below, layerOf.get(edge.to) ?? 0));
  }
  const known = [...out.values()].flat();
  return {
    layerOf,
    forward: known.filter((edge) => !back.has(edge)),
    back: known.filter((edge) => back.has(edge)),
  };
}

/** Goes through the graph depth first: the edges back into the path walked, and a topological order of the rest. */
function walk(
  nodes: readonly string[],
  out: ReadonlyMap<string, readonly FlowEdge[]>,
): { back: ReadonlySet<FlowEdge>; order: readonly string[] } {
  const back = new Set<FlowEdge>();
  const left: string[] = [];
  const seen = new Set<string>();
  const onPath = new Set<string>();
  for (const root of nodes) {
    if (seen.has(root)) continue;
    const path = [{ node: root, next: 0 }];
    seen.add(root);
    onPath.add(root);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const edge = out.get(at.node)?.[at.next];
      at.next += 1;
      if (edge === undefined) {
        onPath.delete(at.node);
        left.push(at.node);
        path.pop();
      } else if (onPath.has(edge.to)) back.add(edge);
      else if (!seen.has(edge.to)) {
        seen.add(edge.to);
        onPath.add(edge.to);
        path.push({ node: edge.to, next: 0 });
      }
    }
  }
  return { back, order: left.toReversed() };
}
