import { classNames } from "./class-names.ts";
import { textWidth } from "./chart-labels.ts";
import type { ChartScale } from "./chart-scale.ts";

/** In which widths of its container something is drawn. */
export type ChartWidth = "both" | "wide" | "narrow";

export interface ChartTick {
  value: number;
  /** The share of the axis, 0 to 1. */
  at: number;
  label: string;
  width: ChartWidth;
}

/** The class that shows an element in its widths only. */
export function widthClass(width: ChartWidth): string | undefined {
  if (width === "both") return undefined;
  return width === "wide" ? "hidden @lg:block" : "@lg:hidden";
}

/** A share of the axis as a CSS length. */
export function percent(at: number): string {
  return `${Math.round(at * 100_000) / 1000}%`;
}

interface TickOptions {
  label: (ticks: readonly number[]) => readonly string[];
  /** About how many ticks, in a wide and in a narrow container. */
  wide?: number;
  narrow?: number;
  /** Whether the labels stand side by side and must not touch. */
  isAcross?: boolean;
}

/** The narrowest plots of both kinds of container, and the least space between two labels. */
const narrowest = { wide: 340, narrow: 230 } as const;
const leastGap = 14;

/** Ticks of an axis: more in a wide container than in a narrow one. */
export function axisTicks(
  scale: ChartScale,
  { label, wide = 6, narrow = 4, isAcross = true }: TickOptions,
): readonly ChartTick[] {
  const many = fitting(scale, { most: wide, label, width: isAcross ? narrowest.wide : undefined });
  const few = fitting(scale, { most: narrow, label, width: isAcross ? narrowest.narrow : undefined });
  const all = [...new Set([...many, ...few])].toSorted((left, right) => left - right);
  const labels = label(all);
  return all.flatMap((value, index) => {
    const at = scale.at(value);
    if (at === undefined) return [];
    const isInBoth = many.includes(value) && few.includes(value);
    const width: ChartWidth = isInBoth ? "both" : many.includes(value) ? "wide" : "narrow";
    return [{ value, at, label: labels[index] ?? "", width }];
  });
}

interface FitOptions {
  most: number;
  label: (ticks: readonly number[]) => readonly string[];
  width: number | undefined;
}

/** The most ticks up to about the number asked for whose labels have room. */
function fitting(scale: ChartScale, { most, label, width }: FitOptions): readonly number[] {
  const strides = scale.kind === "time" ? [1, 2, 3] : [1];
  let best: readonly number[] = scale.ticks(1).slice(0, 2);
  for (let count = most; count > 1; count -= 1) {
    for (const stride of strides) {
      const ticks = scale.ticks(count).filter((_, index) => index % stride === 0);
      const fits = width === undefined || haveRoom(scale, ticks, label(ticks), width);
      if (fits && ticks.length <= most + 2 && ticks.length > best.length) best = ticks;
    }
  }
  return best;
}

function haveRoom(
  scale: ChartScale,
  ticks: readonly number[],
  labels: readonly string[],
  width: number,
): boolean {
  return ticks.slice(1).every((tick, index) => {
    const apart = ((scale.at(tick) ?? 0) - (scale.at(ticks[index] ?? tick) ?? 0)) * width;
    const long = (textWidth(labels[index] ?? "") + textWidth(labels[index + 1] ?? "")) / 2;
    return apart >= long + leastGap;
  });
}

interface AxisLabelsProps {
  ticks: readonly ChartTick[];
  /** Whether the labels at the ends stay within the axis instead of standing at the middle of their ticks. */
  isKeptWithin?: boolean;
  className?: string;
}

/** Labels below an axis. */
export function AxisLabels({ ticks, isKeptWithin = false, className }: AxisLabelsProps) {
  return (
    <div aria-hidden className={classNames("relative h-5 text-xs text-faint", className)}>
      {ticks.map(({ value, at, label, width }) => (
        <span
          key={value}
          className={classNames("absolute top-1 whitespace-nowrap", widthClass(width))}
          style={{ left: percent(at), transform: `translateX(${isKeptWithin ? shift(at) : "-50%"})` }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

function shift(at: number): string {
  if (at < 0.03) return "0";
  return at > 0.97 ? "-100%" : "-50%";
}

/** Vertical lines of the grid through the whole height of their SVG. */
export function GridLines({ ticks, zero }: { ticks: readonly ChartTick[]; zero?: number | undefined }) {
  return (
    <>
      {ticks.map(({ value, at, width }) => (
        <line
          key={value}
          x1={percent(at)}
          x2={percent(at)}
          y1="0"
          y2="100%"
          className={widthClass(width)}
          stroke="var(--color-line)"
          strokeWidth="1"
        />
      ))}
      {zero !== undefined && (
        <line
          x1={percent(zero)}
          x2={percent(zero)}
          y1="0"
          y2="100%"
          stroke="var(--color-line-strong)"
          strokeWidth="1"
        />
      )}
    </>
  );
}
