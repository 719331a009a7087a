import type { Layers } from "./flow-graph-layers.ts";
import type { FlowEdge } from "./flow-graph-model.ts";
import type { Rows } from "./flow-graph-order.ts";

/** An edge to a later layer: what stands for it in each row from its node to the one it leads to. */
export interface Way {
  edge: FlowEdge;
  ids: readonly string[];
  /** The row of the first. */
  row: number;
}

export interface FlowRows extends Rows {
  ways: readonly Way[];
  /** How wide the label is that stands for an edge, by the id of the place that holds it. */
  labels: ReadonlyMap<string, number>;
}

/** Tells the place of an edge from every node: no id begins with it. */
const placeMark = "\u0000";

/**
 * Rows to be ordered: nodes stand in the even ones, a layer each, labels in the odd ones between. An edge holds
 * a place in every row that it passes, the first of them for its label, so that it crosses no box and no label.
 */
export function rowsOf(
  nodes: readonly string[],
  { layers: { layerOf, forward }, widthOfLabel }: { layers: Layers; widthOfLabel: (label: string) => number },
): FlowRows {
  const last = Math.max(0, ...nodes.map((node) => layerOf.get(node) ?? 0));
  const rows: string[][] = Array.from({ length: nodes.length === 0 ? 0 : 2 * last + 1 }, () => []);
  for (const node of nodes) rows[2 * (layerOf.get(node) ?? 0)]?.push(node);
  const labels = new Map<string, number>();
  const ways = forward.map((edge, index) => {
    const row = 2 * (layerOf.get(edge.from) ?? 0);
    const count = 2 * (layerOf.get(edge.to) ?? 0) - row - 1;
    const places = Array.from({ length: count }, (_, at) => `${placeMark}${index} ${at}`);
    for (const [at, place] of places.entries()) rows[row + 1 + at]?.push(place);
    const [first] = places;
    if (edge.label !== undefined && first !== undefined) labels.set(first, widthOfLabel(edge.label));
    return { edge, ids: [edge.from, ...places, edge.to], row };
  });
  const links = ways.flatMap(({ ids }) =>
    ids.slice(1).map((id, at): readonly [string, string] => [ids[at] ?? "", id]),
  );
  return { rows, links, ways, labels };
}
