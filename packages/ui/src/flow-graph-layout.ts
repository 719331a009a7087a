import { textWidth } from "./chart-labels.ts";
import { waysBack } from "./flow-graph-aside.ts";
import { type Band, bandsOf } from "./flow-graph-bands.ts";
import { layersOf } from "./flow-graph-layers.ts";
import { type FlowEdge, type FlowNode, isPlain } from "./flow-graph-model.ts";
import { orderRows } from "./flow-graph-order.ts";
import { type Way, rowsOf } from "./flow-graph-rows.ts";
import { spreadRows } from "./flow-graph-spread.ts";
import { labelText, labelWidth } from "./flow-graph-text.ts";

export interface Point {
  x: number;
  y: number;
}

export interface PlacedNode {
  node: FlowNode;
  /** Middle of the box, in pixels. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedLabel {
  text: string;
  /** Middle of the text, in pixels. */
  x: number;
  y: number;
  width: number;
}

export interface PlacedEdge {
  edge: FlowEdge;
  /** What the line goes through, from the bottom of a box to the top of another. */
  points: readonly Point[];
  label: PlacedLabel | undefined;
  /** It leads back to an earlier step, aside of everything. */
  isBack: boolean;
}

export interface FlowLayout {
  nodes: readonly PlacedNode[];
  edges: readonly PlacedEdge[];
  width: number;
  height: number;
}

const margin = 8;
const gap = 20;
const passWidth = 8;
const leastBox = 76;
/** Where a flow begins and ends has one line of text, not two. */
const plainHeight = 30;
const boxPadding = 28;
const mostBox = 216;

/** The most that a label takes in a box, in pixels. */
export const mostBoxText = mostBox - boxPadding;

/**
 * Places the steps of one flow in layers from top to bottom: layers by the longest path, rows ordered by
 * barycentres, circles closed by ways back at the right. The same graph gives the same drawing. Edges to or from
 * nodes that are not given are left out; of two nodes of one id the first is drawn.
 * @param widthOf about how many pixels the text in a node's box takes
 */
export function layoutFlow(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  widthOf: (node: FlowNode) => number = ({ label }) => textWidth(label),
): FlowLayout {
  const byId = new Map<string, FlowNode>();
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  const ids = [...byId.keys()];
  const layers = layersOf(ids, edges);
  const layerOf = (id: string) => layers.layerOf.get(id) ?? 0;
  const { rows, links, ways, labels } = rowsOf(ids, { layers, widthOfLabel: labelWidth });
  const boxWidth = (node: FlowNode) =>
    Math.min(mostBox, Math.max(leastBox, Math.ceil(widthOf(node)) + boxPadding));
  const middles = spreadRows({
    rows: orderRows({ rows, links }),
    links,
    gap,
    widthOf: (id) => {
      const node = byId.get(id);
      return node === undefined ? (labels.get(id) ?? passWidth) : boxWidth(node);
    },
  });
  const x = (id: string) => margin + (middles.get(id) ?? 0);
  const back = layers.back.toSorted(
    (one, other) => layerOf(one.from) - layerOf(one.to) - (layerOf(other.from) - layerOf(other.to)),
  );
  const { bands, height } = bandsOf(rows, {
    labels,
    leaving: back.map(({ from }) => 2 * layerOf(from) + 1),
    entering: back.map(({ to }) => 2 * layerOf(to) - 1),
  });
  const bandAt = (row: number): Band => bands.get(row) ?? { top: 0, bottom: 0, hasLabels: false };
  const placed = [...byId.values()].map((node): PlacedNode => {
    const { top, bottom } = bandAt(2 * layerOf(node.id));
    const size = { width: boxWidth(node), height: isPlain(node.kind) ? plainHeight : bottom - top };
    return { node, x: x(node.id), y: (top + bottom) / 2, ...size };
  });
  const boxes = new Map(placed.map((box) => [box.node.id, box]));
  const forward = ways.map((way): PlacedEdge => {
    const label = labelOf(way, { x, bandAt, labels });
    return { edge: way.edge, points: pointsOf(way, { x, bandAt, boxes }), label, isBack: false };
  });
  const right = rightmost(placed, forward);
  const aside = waysBack(back, { boxes, bandAt, right, layerOf });
  return {
    nodes: placed,
    edges: [...forward, ...aside],
    width: Math.ceil(rightmost(placed, [...forward, ...aside])) + margin,
    height,
  };
}

function rightmost(nodes: readonly PlacedNode[], edges: readonly PlacedEdge[]): number {
  return Math.max(
    margin,
    ...nodes.map(({ x, width }) => x + width / 2),
    ...edges.flatMap(({ points, label }) => [
      ...points.map(({ x }) => x),
      ...(label === undefined ? [] : [label.x + label.width / 2]),
    ]),
  );
}

interface Places {
  x: (id: string) => number;
  bandAt: (row: number) => Band;
}

/** A way stands still where it passes boxes and labels and bends between. */
function pointsOf(
  { ids, row }: Way,
  { x, bandAt, boxes }: Places & { boxes: ReadonlyMap<string, PlacedNode> },
): readonly Point[] {
  return ids.flatMap((id, at): readonly Point[] => {
    const { top, bottom, hasLabels } = bandAt(row + at);
    const box = boxes.get(id);
    if (box !== undefined) {
      const [own, edge] = at === 0 ? [box.y + box.height / 2, bottom] : [box.y - box.height / 2, top];
      const outside = own === edge ? [] : [{ x: box.x, y: edge }];
      return at === 0 ? [{ x: box.x, y: own }, ...outside] : [...outside, { x: box.x, y: own }];
    }
    const isBetween = (row + at) % 2 === 1;
    return isBetween && !hasLabels
      ? []
      : [
          { x: x(id), y: top },
          { x: x(id), y: bottom },
        ];
  });
}

function labelOf(
  { edge, ids, row }: Way,
  { x, bandAt, labels }: Places & { labels: ReadonlyMap<string, number> },
): PlacedLabel | undefined {
  const place = ids[1];
  if (edge.label === undefined || place === undefined) return undefined;
  const { top, bottom } = bandAt(row + 1);
  return { text: labelText(edge.label), x: x(place), y: (top + bottom) / 2, width: labels.get(place) ?? 0 };
}
