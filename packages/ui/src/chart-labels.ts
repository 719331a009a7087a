/** Where a label stands by its point. */
export type LabelSide =
  | "right"
  | "left"
  | "above"
  | "below"
  | "upper-right"
  | "lower-right"
  | "upper-left"
  | "lower-left";

export interface LabelPoint {
  id: string;
  text: string;
  /** The share of the width, 0 to 1. */
  at: number;
  /** Pixels from the top. */
  y: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const sides: readonly LabelSide[] = [
  "right",
  "left",
  "upper-right",
  "lower-right",
  "upper-left",
  "lower-left",
  "above",
  "below",
];
const lineHeight = 14;
const gap = 7;
const markerRadius = 5;

/** About how many pixels a text takes at 12 px. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += isWide(sign) ? 12.5 : 6.9;
  return Math.ceil(width);
}

function isWide(sign: string): boolean {
  return (sign.codePointAt(0) ?? 0) >= 0x2e80;
}

/** A line that labels should not lie on: shares of the width, and pixels from the top. */
export interface LabelObstacle {
  x: readonly [number, number];
  y: readonly [number, number];
}

interface PlaceOptions {
  widths: readonly number[];
  height: number;
  lines?: readonly LabelObstacle[];
}

/**
 * Sides for the labels of points, first come first served; a label that fits nowhere is left out.
 * A side counts as free only if it is free at all the widths, because the drawing stretches.
 * Lines are avoided where another side is free.
 */
export function placeLabels(
  points: readonly LabelPoint[],
  { widths, height, lines = [] }: PlaceOptions,
): ReadonlyMap<string, LabelSide> {
  const taken = widths.map((width) => points.map((point) => markerBox(point, width)));
  const crossed = widths.map((width) => lines.map((line) => lineBox(line, width)));
  const placed = new Map<string, LabelSide>();
  for (const [index, point] of points.entries()) {
    const free = sides.filter((each) =>
      widths.every((width, at) => {
        const box = labelBox(point, each, width);
        const isInside =
          box.left >= 0 && box.right <= width && box.top >= -lineHeight && box.bottom <= height;
        return isInside && (taken[at] ?? []).every((other, which) => which === index || !overlap(box, other));
      }),
    );
    const clear = free.find((each) =>
      widths.every((width, at) => {
        const box = labelBox(point, each, width);
        return (crossed[at] ?? []).every((line) => !overlap(box, line));
      }),
    );
    const side = clear ?? free[0];
    if (side === undefined) continue;
    placed.set(point.id, side);
    for (const [at, width] of widths.entries()) taken[at]?.push(labelBox(point, side, width));
  }
  return placed;
}

/** Heights of labels one below another, each as near to where it belongs as the others allow. */
export function spreadLabels(heights: readonly number[], height: number): readonly number[] {
  const order = heights.map((y, index) => ({ y, index })).toSorted((left, right) => left.y - right.y);
  let least = Number.NEGATIVE_INFINITY;
  for (const label of order) {
    label.y = Math.max(label.y, least);
    least = label.y + lineHeight + 2;
  }
  let most = height;
  for (const label of order.toReversed()) {
    label.y = Math.min(label.y, most);
    most = label.y - lineHeight - 2;
  }
  return order.toSorted((left, right) => left.index - right.index).map(({ y }) => y);
}

function markerBox({ at, y }: LabelPoint, width: number): Box {
  const x = at * width;
  return { left: x - markerRadius, right: x + markerRadius, top: y - markerRadius, bottom: y + markerRadius };
}

function lineBox({ x, y }: LabelObstacle, width: number): Box {
  return {
    left: Math.min(...x) * width - 1,
    right: Math.max(...x) * width + 1,
    top: Math.min(...y) - 1,
    bottom: Math.max(...y) + 1,
  };
}

function labelBox({ text, at, y }: LabelPoint, side: LabelSide, width: number): Box {
  const [x, long] = [at * width, textWidth(text)];
  if (side === "right" || side === "left") {
    const left = side === "right" ? x + gap : x - gap - long;
    return { left, right: left + long, top: y - lineHeight / 2, bottom: y + lineHeight / 2 };
  }
  const isAbove = side === "above" || side.startsWith("upper");
  const top = isAbove ? y - gap - lineHeight : y + gap;
  const left = side.endsWith("right") ? x + 3 : side.endsWith("left") ? x - 3 - long : x - long / 2;
  return { left, right: left + long, top, bottom: top + lineHeight };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
