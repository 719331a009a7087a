import type { ReactNode } from "react";
import { useLocale, useTranslations } from "next-intl";
import { figureFormat, missing } from "./chart-format.ts";
import { ChartFrame, ChartLabel, type ChartProps } from "./chart-frame.tsx";
import { drawable, extentOf } from "./chart-scale.ts";
import { classNames } from "./class-names.ts";

export interface HeatHeading {
  id: string;
  label: string;
  href?: string | undefined;
}

export interface HeatCell {
  row: string;
  column: string;
  value?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  href?: string | undefined;
  /** What went wrong instead of a figure. */
  error?: string | undefined;
}

export interface HeatTableProps extends ChartProps {
  rows: readonly HeatHeading[];
  columns: readonly HeatHeading[];
  cells: readonly HeatCell[];
  domain?: readonly [number, number] | undefined;
  /** The heading of the column with the rows' names. */
  corner?: string | undefined;
}

/**
 * The strongest tint, in percent of the accent. Up to here the ink keeps a contrast of 4.5 in both themes;
 * beyond it there is a stretch where neither ink nor the text on the accent does.
 */
export const mostTint = 45;

/** Figures of rows and columns as a table whose cells are tinted by size. */
export function HeatTable(heat: HeatTableProps) {
  const { title, rows, columns, cells, domain, corner, format, ...frame } = heat;
  const t = useTranslations("ui.chart");
  const figure = figureFormat(useLocale(), format);
  const byPlace = new Map(cells.map((cell) => [placeOf(cell.row, cell.column), cell]));
  const extent = domain ?? extentOf(cells.map(({ value }) => value));
  return (
    <ChartFrame {...frame} title={title} isEmpty={rows.length === 0 || columns.length === 0}>
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="relative overflow-x-auto bg-surface" tabIndex={0} role="region" aria-label={title}>
        <table className="w-full border-separate border-spacing-0.5 text-sm">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 bg-surface py-1 pr-3 text-left align-bottom font-medium text-muted"
              >
                {corner ?? <span className="sr-only">{t("item")}</span>}
              </th>
              {columns.map(({ id, label, href }) => (
                <th
                  key={id}
                  scope="col"
                  className="min-w-16 px-2 py-1 text-right align-bottom font-medium text-muted"
                >
                  <ChartLabel href={href}>{label}</ChartLabel>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  className="sticky left-0 max-w-48 min-w-28 bg-surface py-1 pr-3 text-left font-normal"
                >
                  <ChartLabel href={row.href}>{row.label}</ChartLabel>
                </th>
                {columns.map((column) => (
                  <Cell
                    key={column.id}
                    cell={byPlace.get(placeOf(row.id, column.id))}
                    extent={extent}
                    figure={figure}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ChartFrame>
  );
}

interface CellProps {
  cell: HeatCell | undefined;
  extent: readonly [number, number] | undefined;
  figure: (value: number | undefined) => string;
}

function Cell({ cell, extent, figure }: CellProps) {
  const t = useTranslations("ui.chart");
  if (cell?.error !== undefined) {
    return (
      <HeatTd className="bg-bad-soft text-bad" title={cell.error}>
        <CellText href={cell.href}>{t("error")}</CellText>
        <span className="sr-only">{cell.error}</span>
      </HeatTd>
    );
  }
  const value = drawable(cell?.value);
  if (value === undefined || extent === undefined) {
    return (
      <HeatTd className="text-faint">
        <span aria-hidden>{missing}</span>
        <span className="sr-only">{t("empty")}</span>
      </HeatTd>
    );
  }
  const hasRange = drawable(cell?.low) !== undefined && drawable(cell?.high) !== undefined;
  const key = (cell?.low ?? 0) < 0 ? "rangeTo" : "range";
  const range = hasRange ? t(key, { low: figure(cell?.low), high: figure(cell?.high) }) : undefined;
  return (
    <HeatTd className="text-ink" background={tintOf(value, extent)}>
      <CellText href={cell?.href}>{figure(value)}</CellText>
      {range !== undefined && <span className="block text-xs">{range}</span>}
    </HeatTd>
  );
}

interface HeatTdProps {
  className: string;
  background?: string;
  title?: string;
  children: ReactNode;
}

function HeatTd({ className, background, title, children }: HeatTdProps) {
  return (
    <td
      className={classNames("figure rounded-sm px-2 py-1", className)}
      title={title}
      style={background === undefined ? undefined : { background }}
    >
      {children}
    </td>
  );
}

function CellText({ href, children }: { href?: string | undefined; children: ReactNode }) {
  if (href === undefined) return children;
  return (
    <a
      href={href}
      className="underline decoration-current/30 underline-offset-2 hover:decoration-current coarse:inline-flex coarse:min-h-11 coarse:items-center"
    >
      {children}
    </a>
  );
}

/** The background of a figure: the accent for those above zero, blue for those below where there are both. */
export function tintOf(value: number, [low, high]: readonly [number, number]): string {
  const isDiverging = low < 0 && high > 0;
  const full = isDiverging ? Math.max(-low, high) : high - low;
  const part = isDiverging ? Math.abs(value) : value - low;
  const share = full > 0 ? Math.min(Math.max(part / full, 0), 1) : 0.5;
  const color = isDiverging && value < 0 ? "var(--color-chart-2)" : "var(--color-accent)";
  return `color-mix(in srgb, ${color} ${Math.round(share * mostTint)}%, var(--color-surface))`;
}

function placeOf(row: string, column: string): string {
  return JSON.stringify([row, column]);
}
