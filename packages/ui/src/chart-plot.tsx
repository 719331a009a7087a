import type { CSSProperties, ReactNode } from "react";
import { AxisLabels, type ChartTick, percent, widthClass } from "./chart-axis.tsx";
import { textWidth } from "./chart-labels.ts";
import { classNames } from "./class-names.ts";

interface PlotProps {
  height: number;
  summary: string;
  x: readonly ChartTick[];
  y: readonly ChartTick[];
  xLabel?: string | undefined;
  yLabel?: string | undefined;
  hasVerticalGrid?: boolean;
  /** Direct labels to the right of the plot, in wide containers only, and the pixels that they take. */
  aside?: { width: number; children: ReactNode } | undefined;
  /** HTML over the drawing: labels and links, placed by shares of the width and by pixels of the height. */
  over?: ReactNode;
  children: ReactNode;
}

interface PlotStyle extends CSSProperties {
  "--chart-y": string;
  "--chart-right": string;
  "--chart-aside": string;
}

/**
 * A plot with two axes. The drawing stretches with its container: x is a share of the width, y is in pixels;
 * texts are HTML and keep their size.
 */
export function ChartPlot(plot: PlotProps) {
  const { height, summary, x, y, xLabel, yLabel, hasVerticalGrid = false, aside, over, children } = plot;
  const right = Math.max(0, ...x.map(({ at, label }) => (at > 0.9 ? textWidth(label) / 2 : 0)));
  const style: PlotStyle = {
    "--chart-y": `${Math.max(0, ...y.map(({ label }) => textWidth(label))) + 8}px`,
    "--chart-right": `${right}px`,
    "--chart-aside": `${Math.max(aside?.width ?? 0, right)}px`,
  };
  return (
    <div>
      {yLabel !== undefined && <p className="mb-2 text-xs text-muted">↑ {yLabel}</p>}
      <div
        style={style}
        className="grid grid-cols-[var(--chart-y)_minmax(0,1fr)_var(--chart-right)] pt-2 @lg:grid-cols-[var(--chart-y)_minmax(0,1fr)_var(--chart-aside)]"
      >
        <div aria-hidden className="relative text-xs text-faint">
          {y.map(({ value, at, label, width }) => (
            <span
              key={value}
              className={classNames("absolute right-2 -translate-y-1/2 whitespace-nowrap", widthClass(width))}
              style={{ top: (1 - at) * height }}
            >
              {label}
            </span>
          ))}
        </div>
        <div className="relative">
          <svg
            role="img"
            aria-label={summary}
            width="100%"
            height={height}
            className="block overflow-visible"
          >
            <PlotGrid x={x} y={y} height={height} hasVerticalGrid={hasVerticalGrid} />
            {children}
          </svg>
          {over}
        </div>
        <div aria-hidden className="relative text-xs">
          {aside !== undefined && <div className="hidden @lg:block">{aside.children}</div>}
        </div>
        <AxisLabels ticks={x} className="col-start-2" />
      </div>
      {xLabel !== undefined && <p className="mt-1 text-right text-xs text-muted">{xLabel} →</p>}
    </div>
  );
}

function PlotGrid({
  x,
  y,
  height,
  hasVerticalGrid,
}: Pick<PlotProps, "x" | "y" | "height" | "hasVerticalGrid">) {
  return (
    <g stroke="var(--color-line)" strokeWidth="1">
      {y.map(({ value, at, width }) => (
        <line
          key={value}
          x1="0"
          x2="100%"
          y1={(1 - at) * height}
          y2={(1 - at) * height}
          className={widthClass(width)}
          stroke={value === 0 ? "var(--color-line-strong)" : undefined}
        />
      ))}
      {x.map(({ value, at, width }) => (
        <line
          key={value}
          x1={percent(at)}
          x2={percent(at)}
          y1={hasVerticalGrid ? 0 : height}
          y2={height + 4}
          className={widthClass(width)}
        />
      ))}
      <line x1="0" x2="100%" y1={height} y2={height} stroke="var(--color-line-strong)" />
    </g>
  );
}

/** A drawing in units of 1000 across, stretched to the width of the plot; strokes keep their width. */
export function PlotPaths({ height, children }: { height: number; children: ReactNode }) {
  return (
    <svg
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      x="0"
      y="0"
      width="100%"
      height={height}
      overflow="visible"
    >
      {children}
    </svg>
  );
}
