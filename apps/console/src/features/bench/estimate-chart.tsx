import { useLocale, useTranslations } from "next-intl";
import type { Estimate } from "@assay/evals/log";
import { formatDifference, formatEstimate } from "@assay/evals/reports";
import { axisTicks, GridLines, percent } from "@assay/ui/chart-axis";
import { tickLabels } from "@assay/ui/chart-format.ts";
import { ChartFrame, ChartLabel } from "@assay/ui/chart-frame";
import { ChartRow, ChartRows, RowDrawing } from "@assay/ui/chart-rows";
import { chartScale } from "@assay/ui/chart-scale.ts";
import type { ChartScale } from "@assay/ui/chart-scale.ts";

export interface EstimateRow {
  id: string;
  label: string;
  estimate: Estimate | undefined;
  /** Stands back: a baseline, or a difference that may be none. */
  isQuiet?: boolean;
  href?: string;
}

export interface EstimateChartProps {
  title: string;
  labelHeader: string;
  rows: readonly EstimateRow[];
  /** Differences have a sign and a line at zero. */
  kind: "score" | "difference";
  note?: string;
}

/** Estimates as dots with their intervals on one axis; every figure stands in the chart's table as well. */
export function EstimateChart({ title, labelHeader, rows, kind, note }: EstimateChartProps) {
  const t = useTranslations("bench.chart");
  const locale = useLocale();
  const format = (estimate: Estimate | undefined) =>
    estimate !== undefined && kind === "difference" ? formatDifference(estimate) : formatEstimate(estimate);
  const scale = scaleOf(rows, kind);
  const ticks =
    scale === undefined ? [] : axisTicks(scale, { label: (each) => tickLabels(each, locale), narrow: 4 });
  const zero = kind === "difference" ? scale?.at(0) : undefined;
  return (
    <ChartFrame
      title={title}
      note={note}
      isEmpty={scale === undefined}
      figures={{
        headers: [labelHeader, t("value"), t("interval"), t("samples")],
        rows: rows.map(({ id, label, href, estimate }) => {
          const [value = "", interval = ""] = format(estimate).split(" [");
          return {
            id,
            label,
            href,
            cells: [value, interval.replace("]", "") || "–", String(estimate?.samples ?? 0)],
          };
        }),
      }}
    >
      {scale !== undefined && (
        <ChartRows
          label={title}
          ticks={ticks}
          hasValues
          summary={rows.map(({ label, estimate }) => `${label}: ${format(estimate)}`).join("; ")}
        >
          {rows.map((row) => (
            <ChartRow
              key={row.id}
              label={
                <span className="break-all">
                  <ChartLabel href={row.href}>{row.label}</ChartLabel>
                </span>
              }
              value={<span className="figure self-center pt-1.5 @lg:pt-0">{format(row.estimate)}</span>}
            >
              <RowDrawing>
                <GridLines ticks={ticks} zero={zero} />
                <Whisker row={row} scale={scale} title={`${row.label}: ${format(row.estimate)}`} />
              </RowDrawing>
            </ChartRow>
          ))}
        </ChartRows>
      )}
    </ChartFrame>
  );
}

/** Shares keep to 0 to 1; differences keep their zero in sight. */
function scaleOf(rows: readonly EstimateRow[], kind: EstimateChartProps["kind"]): ChartScale | undefined {
  const ends = rows.flatMap(({ estimate }) =>
    estimate === undefined ? [] : [estimate.value, estimate.low, estimate.high],
  );
  if (!ends.some((end) => Number.isFinite(end))) return undefined;
  if (kind === "difference") return chartScale([...ends, 0]);
  const isShare = ends.every((end) => end === undefined || (end >= 0 && end <= 1));
  return isShare ? chartScale(ends, { domain: [0, 1] }) : chartScale(ends, { isFromZero: true });
}

function Whisker({
  row: { estimate, isQuiet = false },
  scale,
  title,
}: {
  row: EstimateRow;
  scale: ChartScale;
  title: string;
}) {
  const at = estimate && scale.at(estimate.value);
  if (estimate === undefined || at === undefined) return null;
  const [low, high] = [estimate.low, estimate.high].map((end) =>
    end === undefined ? undefined : scale.at(end),
  );
  const color = isQuiet ? "var(--color-line-strong)" : "var(--color-chart-1)";
  return (
    <g>
      <title>{title}</title>
      {low !== undefined && high !== undefined && (
        <>
          <line x1={percent(low)} x2={percent(high)} y1="50%" y2="50%" stroke={color} strokeWidth="2" />
          {[low, high].map((end, which) => (
            <svg key={which} x={percent(end)} y="50%" overflow="visible">
              <line y1="-4" y2="4" stroke={color} strokeWidth="1.5" />
            </svg>
          ))}
        </>
      )}
      <circle
        cx={percent(at)}
        cy="50%"
        r="4.5"
        fill={isQuiet ? "var(--color-surface)" : color}
        stroke={color}
        strokeWidth="1.5"
      />
    </g>
  );
}
