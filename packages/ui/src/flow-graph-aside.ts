import type { Band } from "./flow-graph-bands.ts";
import type { PlacedEdge, PlacedLabel, PlacedNode } from "./flow-graph-layout.ts";
import type { FlowEdge } from "./flow-graph-model.ts";
import { labelText, labelWidth } from "./flow-graph-text.ts";

/** How far the line of a way back starts and ends from the right edge of a box. */
const corner = 16;
const laneGap = 16;

interface AsideOptions {
  boxes: ReadonlyMap<string, PlacedNode>;
  bandAt: (row: number) => Band;
  right: number;
  layerOf: (id: string) => number;
}

/** Ways back: out below a box, up beside everything, in above another; each at a height and in a lane of its own. */
export function waysBack(
  back: readonly FlowEdge[],
  { boxes, bandAt, right, layerOf }: AsideOptions,
): readonly PlacedEdge[] {
  const used = { leaving: new Map<number, number>(), entering: new Map<number, number>() };
  const count = (counts: Map<number, number>, row: number) => {
    const index = counts.get(row) ?? 0;
    counts.set(row, index + 1);
    return index;
  };
  let lane = right + laneGap;
  return back.flatMap((edge): readonly PlacedEdge[] => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const [below, above] = [2 * layerOf(edge.from) + 1, 2 * layerOf(edge.to) - 1];
    const out = bandAt(below).leaving?.[count(used.leaving, below)] ?? 0;
    const into = bandAt(above).entering?.[count(used.entering, above)] ?? 0;
    const start = { x: from.x + from.width / 2 - corner, y: from.y + from.height / 2 };
    const end = { x: to.x + to.width / 2 - corner, y: to.y - to.height / 2 };
    const width = edge.label === undefined ? 0 : labelWidth(edge.label);
    const label: PlacedLabel | undefined =
      edge.label === undefined
        ? undefined
        : { text: labelText(edge.label), x: lane + width / 2 + 2, y: (out + into) / 2, width };
    const points = [
      start,
      { x: start.x, y: out },
      { x: lane, y: out },
      { x: lane, y: into },
      { x: end.x, y: into },
      end,
    ];
    lane += width + laneGap;
    return [{ edge, points, label, isBack: true }];
  });
}
