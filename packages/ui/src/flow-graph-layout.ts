import { layersOf } from "./flow-graph-layers.ts";
import type { FlowEdge, FlowNode } from "./flow-graph-model.ts";
import { orderRows } from "./flow-graph-order.ts";
import { spreadRows } from "./flow-graph-spread.ts";

export interface Placed {
  node: FlowNode;
  /** Middle of the box. */
  x: number;
  y: number;
  width: number;
}

export interface Drawn {
  edge: FlowEdge;
  /** Points the line goes through, from the bottom of a box to the top of another. */
  points: readonly { x: number; y: number }[];
  /** It leads back to an earlier step. */
  isBack: boolean;
}

export interface FlowLayout {
  nodes: readonly Placed[];
  edges: readonly Drawn[];
  width: number;
  height: number;
}

export const boxHeight = 32;
const rowHeight = 88;
const margin = 16;
const bend = 18;

/** Width of a text in 12-pixel type, about: a Chinese character is twice a Latin one. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 12 : 6.8), 0);
}

/** Places the steps of one flow in layers from top to bottom. The same graph gives the same drawing. */
export function layoutFlow(nodes: readonly FlowNode[], edges: readonly FlowEdge[]): FlowLayout {
  const { layerOf, forward, back } = layersOf(
    nodes.map(({ id }) => id),
    edges,
  );
  const rows: string[][] = [];
  for (const { id } of nodes) (rows[layerOf.get(id) ?? 0] ??= []).push(id);
  const links: [string, string][] = [];
  const ways = forward.map((edge, index) => {
    const first = layerOf.get(edge.from) ?? 0;
    const last = layerOf.get(edge.to) ?? 0;
    const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => `${index}:${at}`);
    for (const [at, id] of between.entries()) (rows[first + 1 + at] ??= []).push(id);
    const way = [edge.from, ...between, edge.to];
    for (const [at, id] of way.slice(1).entries()) links.push([way[at] ?? "", id]);
    return { edge, way, first };
  });
  const widths = new Map(nodes.map(({ id, label }) => [id, Math.max(72, textWidth(label) + 28)]));
  const widthOf = (id: string) => widths.get(id) ?? 12;
  const ordered = orderRows({ rows, links });
  const middles = spreadRows({ rows: ordered, links, widthOf, gap: 28 });
  const x = (id: string) => margin + (middles.get(id) ?? 0);
  const y = (layer: number) => margin + boxHeight / 2 + layer * rowHeight;
  const placed = nodes.map((node) => ({
    node,
    x: x(node.id),
    y: y(layerOf.get(node.id) ?? 0),
    width: widthOf(node.id),
  }));
  const right = Math.max(...placed.map((box) => box.x + box.width / 2));
  const byId = new Map(placed.map((box) => [box.node.id, box]));
  const drawn = [
    ...ways.map(({ edge, way, first }) => ({
      edge,
      isBack: false,
      points: way.map((id, at) => ({
        x: x(id),
        y: y(first + at) + (at === 0 ? boxHeight / 2 : at === way.length - 1 ? -boxHeight / 2 : 0),
      })),
    })),
    ...back.map((edge, index) => ({
      edge,
      isBack: true,
      points: around(edge, byId, right + bend * (index + 1)),
    })),
  ];
  return {
    nodes: placed,
    edges: drawn,
    width: right + bend * (back.length + 1) + margin,
    height: y(rows.length - 1) + boxHeight / 2 + margin,
  };
}

/** A way back, beside everything. */
function around({ from, to }: FlowEdge, boxes: ReadonlyMap<string, Placed>, lane: number): Drawn["points"] {
  const start = boxes.get(from);
  const end = boxes.get(to);
  if (start === undefined || end === undefined) return [];
  return [
    { x: start.x + start.width / 2, y: start.y },
    { x: lane, y: start.y },
    { x: lane, y: end.y },
    { x: end.x + end.width / 2, y: end.y },
  ];
}
