import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { classNames } from "./class-names.ts";
import { Table, Td, Th } from "./table.tsx";

/** What every chart takes. */
export interface ChartProps {
  title: string;
  unit?: string | undefined;
  source?: ReactNode;
  /** A line below the chart: how it is to be read. */
  note?: ReactNode;
  format?: ((value: number) => string) | undefined;
  className?: string | undefined;
}

export interface FigureRow {
  id: string;
  label: string;
  href?: string | undefined;
  cells: readonly string[];
}

/** The figures of a chart as a table: the first column names the rows. */
export interface Figures {
  headers: readonly string[];
  rows: readonly FigureRow[];
  /** How many of the first cells are words instead of figures. */
  words?: number;
}

interface FrameProps extends Omit<ChartProps, "format"> {
  figures?: Figures | undefined;
  isEmpty: boolean;
  /** How many figures the scale could not hold. */
  undrawn?: number;
  children: ReactNode;
}

/** The frame of a chart: its title above, its source and its figures as a table below. */
export function ChartFrame(frame: FrameProps) {
  const { title, unit, source, note, className, figures, isEmpty, undrawn = 0, children } = frame;
  const t = useTranslations("ui.chart");
  return (
    <figure
      className={classNames("@container m-0 grid w-full min-w-0 grid-cols-[minmax(0,1fr)] gap-2", className)}
    >
      <figcaption>
        <span className="block text-base font-semibold text-balance">{title}</span>
        {unit !== undefined && <span className="block text-xs text-muted">{unit}</span>}
      </figcaption>
      {isEmpty ? <p className="border-y border-line py-4 text-sm text-muted">{t("nothing")}</p> : children}
      {note !== undefined && <p className="text-xs text-muted">{note}</p>}
      {undrawn > 0 && !isEmpty && <p className="text-xs text-muted">{t("undrawn", { count: undrawn })}</p>}
      {source !== undefined && (
        <p className="text-xs text-faint">
          {t("source")} {source}
        </p>
      )}
      {figures !== undefined && figures.rows.length > 0 && <FigureTable title={title} figures={figures} />}
    </figure>
  );
}

function FigureTable({ title, figures }: { title: string; figures: Figures }) {
  const t = useTranslations("ui.chart");
  const words = figures.words ?? 0;
  return (
    <details className="group text-xs text-muted">
      <summary className="inline-flex items-center gap-1 hover:text-ink coarse:min-h-11">
        <span aria-hidden className="transition-transform group-open:rotate-90">
          ›
        </span>
        {t("showTable")}
      </summary>
      <div className="mt-1 max-h-96 overflow-y-auto text-ink">
        <Table caption={title}>
          <thead>
            <tr>
              {figures.headers.map((header, index) => (
                <Th key={header} align={index > words ? "right" : "left"}>
                  {header}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="border-b border-line px-2 py-1.5 text-left font-normal first:pl-0">
                  <ChartLabel href={row.href}>{row.label}</ChartLabel>
                </th>
                {row.cells.map((cell, index) => (
                  <Td key={figures.headers[index + 1] ?? index} align={index < words ? "left" : "right"}>
                    {cell}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}

/** A name in a chart, linked where there is somewhere to go. */
export function ChartLabel({ href, children }: { href?: string | undefined; children: ReactNode }) {
  if (href === undefined) return children;
  return (
    <a href={href} className="link coarse:inline-flex coarse:min-h-11 coarse:items-center">
      {children}
    </a>
  );
}
