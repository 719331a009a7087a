import { percent } from "./chart-axis.tsx";

/** Written out, because the style sheet holds only the tokens that it finds in the sources. */
const colors = [
  "var(--color-chart-1)",
  "var(--color-chart-2)",
  "var(--color-chart-3)",
  "var(--color-chart-4)",
  "var(--color-chart-5)",
  "var(--color-chart-6)",
] as const;

/** Shapes of about the same weight, so that colour is never all that tells series apart. */
const shapes = [
  "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z",
  "M-3.5,-3.5h7v7h-7z",
  "M0,-4.8L4.6,3.4H-4.6z",
  "M0,-5L5,0L0,5L-5,0z",
  "M0,4.8L4.6,-3.4H-4.6z",
  "M-4.2,-1.4h2.8v-2.8h2.8v2.8h2.8v2.8h-2.8v2.8h-2.8v-2.8h-2.8z",
] as const;

/** The colour of the nth series. */
export function seriesColor(index: number): string {
  return colors[index % colors.length] ?? "var(--color-ink)";
}

interface MarkerProps {
  /** Which series: it has its own colour and shape. */
  index: number;
  /** The share of the width. */
  at: number;
  /** Pixels from the top. */
  y: number;
  title?: string;
  isFaint?: boolean;
}

/** The mark of one point, with what it says on hover. */
export function Marker({ index, at, y, title, isFaint = false }: MarkerProps) {
  return (
    <svg x={percent(at)} y={y} overflow="visible">
      <path
        d={shapeOf(index)}
        fill={seriesColor(index)}
        fillOpacity={isFaint ? 0.55 : 1}
        stroke="var(--color-surface)"
        strokeWidth="1"
      />
      {title !== undefined && (
        <circle r="9" fill="transparent">
          <title>{title}</title>
        </circle>
      )}
    </svg>
  );
}

/** The mark of a series beside its name. */
export function MarkerKey({ index, hasLine = false }: { index: number; hasLine?: boolean }) {
  const half = hasLine ? 11 : 6;
  return (
    <svg
      aria-hidden
      width={half * 2}
      height="12"
      viewBox={`-${half} -6 ${half * 2} 12`}
      className="inline-block shrink-0"
    >
      {hasLine && <line x1={-half} x2={half} stroke={seriesColor(index)} strokeWidth="2" />}
      <path d={shapeOf(index)} fill={seriesColor(index)} />
    </svg>
  );
}

function shapeOf(index: number): string {
  return shapes[index % shapes.length] ?? shapes[0];
}
