import type { ReactNode } from "react";
import { AxisLabels, type ChartTick, GridLines } from "./chart-axis.tsx";
import { classNames } from "./class-names.ts";

interface RowsProps {
  label: string;
  summary: string;
  ticks: readonly ChartTick[];
  /** Room inside the track at both ends, for labels of what is drawn there. */
  inset?: string;
  hasValues: boolean;
  children: ReactNode;
}

/** Rows of a horizontal chart over a common axis: labels beside the bars, or above them where it is narrow. */
export function ChartRows({ label, summary, ticks, inset, hasValues, children }: RowsProps) {
  return (
    <div
      className={classNames(
        "grid gap-x-3 text-sm",
        hasValues
          ? "grid-cols-[minmax(0,1fr)_auto] @lg:grid-cols-[fit-content(15rem)_minmax(0,1fr)_auto]"
          : "grid-cols-[minmax(0,1fr)] @lg:grid-cols-[fit-content(15rem)_minmax(0,1fr)]",
      )}
    >
      <ul role="list" aria-label={label} className="col-span-full grid grid-cols-subgrid">
        {children}
      </ul>
      <div className={classNames("col-span-full @lg:col-span-1 @lg:col-start-2", inset)}>
        <svg role="img" aria-label={summary} width="100%" height="4" className="block overflow-visible">
          <GridLines ticks={ticks} />
          <line x1="0" x2="100%" y1="0" y2="0" stroke="var(--color-line-strong)" strokeWidth="1" />
        </svg>
        <AxisLabels ticks={ticks} isKeptWithin={inset === undefined} />
      </div>
    </div>
  );
}

interface RowProps {
  label: ReactNode;
  value?: ReactNode;
  inset?: string;
  children: ReactNode;
}

/** One row: its label, its track with the marks, its value. */
export function ChartRow({ label, value, inset, children }: RowProps) {
  return (
    <li className="col-span-full grid grid-cols-subgrid items-center @lg:min-h-7">
      <span className="pt-1.5 leading-tight @lg:py-1">{label}</span>
      <div className="order-last col-span-full h-5 self-stretch @lg:order-none @lg:col-span-1 @lg:h-auto">
        <div className={classNames("h-full", inset)}>
          <div className="relative h-full">{children}</div>
        </div>
      </div>
      {value}
    </li>
  );
}

/** The drawing of a row, as large as its track. */
export function RowDrawing({ children }: { children: ReactNode }) {
  return (
    <svg aria-hidden width="100%" height="100%" className="absolute inset-0 overflow-visible">
      {children}
    </svg>
  );
}
