import { type ChartTick, GridLines, percent } from "./chart-axis.tsx";
import type { ChartScale } from "./chart-scale.ts";

export type ChartTone = "accent" | "good" | "warn" | "bad" | "info" | "quiet";

const tones: Record<ChartTone, string> = {
  accent: "var(--color-chart-1)",
  good: "var(--color-good)",
  warn: "var(--color-warn)",
  bad: "var(--color-bad)",
  info: "var(--color-info)",
  quiet: "var(--color-line-strong)",
};

interface BarProps {
  item: {
    value: number;
    low?: number | undefined;
    high?: number | undefined;
    tone?: ChartTone | undefined;
  };
  scale: ChartScale;
  ticks: readonly ChartTick[];
  title: string;
}

/** The mark of one figure in its row: a bar from zero, or on a logarithmic scale a dot at the end of a line. */
export function Bar({ item, scale, ticks, title }: BarProps) {
  const at = scale.at(item.value);
  const base = scale.kind === "log" ? 0 : (scale.at(0) ?? 0);
  const color = tones[item.tone ?? "accent"];
  const low = item.low === undefined ? undefined : scale.at(item.low);
  const high = item.high === undefined ? undefined : scale.at(item.high);
  const hasRange = low !== undefined && high !== undefined;
  const isBar = at !== undefined && scale.kind !== "log";
  const bar: Span = isBar ? [Math.min(at, base), Math.max(at, base)] : [0, 0];
  return (
    <>
      <GridLines ticks={ticks} zero={base} />
      {isBar && (
        <rect
          x={percent(bar[0])}
          y="50%"
          width={percent(bar[1] - bar[0])}
          height="14"
          transform="translate(0 -7)"
          fill={color}
        >
          <title>{title}</title>
        </rect>
      )}
      {at !== undefined && !isBar && (
        <line x1="0" x2={percent(at)} y1="50%" y2="50%" stroke={color} strokeOpacity="0.45" />
      )}
      {hasRange && <Whisker range={[low, high]} bar={bar} title={title} />}
      {at !== undefined && !isBar && (
        <circle cx={percent(at)} cy="50%" r="4.5" fill={color}>
          <title>{title}</title>
        </circle>
      )}
    </>
  );
}

type Span = readonly [number, number];

/** A range with caps at its ends, in ink beside the bar and in the colour of the ground on it. */
function Whisker({ range, bar, title }: { range: Span; bar: Span; title: string }) {
  const [low, high] = range;
  const inside: Span = [Math.max(low, bar[0]), Math.min(high, bar[1])];
  return (
    <g strokeWidth="1.25" stroke="var(--color-ink)">
      <title>{title}</title>
      <line x1={percent(low)} x2={percent(high)} y1="50%" y2="50%" />
      {inside[0] < inside[1] && (
        <line
          x1={percent(inside[0])}
          x2={percent(inside[1])}
          y1="50%"
          y2="50%"
          stroke="var(--color-surface)"
          strokeWidth="1.5"
        />
      )}
      <Cap at={low} isInside={low > bar[0] && low < bar[1]} />
      <Cap at={high} isInside={high > bar[0] && high < bar[1]} />
    </g>
  );
}

function Cap({ at, isInside }: { at: number; isInside: boolean }) {
  return (
    <svg x={percent(at)} y="50%" overflow="visible">
      <line y1="-4" y2="4" stroke={isInside ? "var(--color-surface)" : undefined} />
    </svg>
  );
}
