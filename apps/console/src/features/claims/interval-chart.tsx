import { useTranslations } from "next-intl";
import { axisTicks, GridLines, percent } from "@assay/ui/chart-axis";
import { ChartFrame } from "@assay/ui/chart-frame";
import { ChartRow, ChartRows, RowDrawing } from "@assay/ui/chart-rows";
import { chartScale } from "@assay/ui/chart-scale.ts";
import type { ChartScale } from "@assay/ui/chart-scale.ts";
import { formatBare, formatInterval, unitName } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";

interface Interval {
  low: number;
  high: number;
}

/** A figure or a range on the axis. */
export interface IntervalRow {
  id: string;
  label: string;
  interval: Interval;
  /** The figure with the room its rounding leaves. */
  room?: Interval | undefined;
  tone: "stated" | "recomputed";
}

export interface IntervalChartProps {
  title: string;
  unit: string;
  rows: readonly IntervalRow[];
  /** What still counts as close. */
  tolerance?: Interval | undefined;
  note?: string | undefined;
  speaker: Speaker;
}

/** Figures against each other on one axis, with the room their rounding leaves and what still counts as close. */
export function IntervalChart({ title, unit, rows, tolerance, note, speaker }: IntervalChartProps) {
  const t = useTranslations("claims.chart");
  const all = [...rows.flatMap(({ interval, room }) => [interval, room]), tolerance].filter(
    (each) => each !== undefined,
  );
  const scale = chartScale(all.flatMap(({ low, high }) => [low, high]));
  const label = (ticks: readonly number[]) =>
    ticks.map((tick) => formatBare(Number(tick.toPrecision(6)), unit, speaker));
  const ticks = scale === undefined ? [] : axisTicks(scale, { label, wide: 5, narrow: 2 });
  const text = ({ low, high }: Interval) => formatInterval(low, high, unit, speaker);
  return (
    <ChartFrame
      title={title}
      unit={unitName(unit, speaker)}
      note={note}
      isEmpty={scale === undefined}
      figures={{
        headers: [t("figure"), t("value"), t("room")],
        rows: rows.map((row) => ({
          id: row.id,
          label: row.label,
          cells: [text(row.interval), row.room === undefined ? "–" : text(row.room)],
        })),
      }}
    >
      {scale !== undefined && (
        <ChartRows
          label={title}
          ticks={ticks}
          hasValues
          summary={rows.map((row) => `${row.label}: ${text(row.interval)}`).join("; ")}
        >
          {rows.map((row) => (
            <ChartRow
              key={row.id}
              label={row.label}
              value={<span className="figure pt-1.5 @lg:pt-0">{text(row.interval)}</span>}
            >
              <RowDrawing>
                {tolerance !== undefined && (
                  <Band
                    interval={tolerance}
                    scale={scale}
                    fill="var(--color-warn)"
                    opacity="0.14"
                    height="100%"
                  />
                )}
                <GridLines ticks={ticks} />
                <Mark row={row} scale={scale} />
              </RowDrawing>
            </ChartRow>
          ))}
        </ChartRows>
      )}
    </ChartFrame>
  );
}

const colors = { stated: "var(--color-chart-2)", recomputed: "var(--color-chart-1)" } as const;

function Mark({ row: { interval, room, tone }, scale }: { row: IntervalRow; scale: ChartScale }) {
  const color = colors[tone];
  const at = scale.at(interval.low);
  return (
    <>
      {room !== undefined && <Band interval={room} scale={scale} fill={color} opacity="0.35" height="14" />}
      {interval.low === interval.high ? (
        at !== undefined && (
          <circle cx={percent(at)} cy="50%" r="5" fill={color} stroke="var(--color-surface)" />
        )
      ) : (
        <Band interval={interval} scale={scale} fill={color} opacity="1" height="8" />
      )}
    </>
  );
}

function Band({
  interval,
  scale,
  fill,
  opacity,
  height,
}: {
  interval: Interval;
  scale: ChartScale;
  fill: string;
  opacity: string;
  height: string;
}) {
  const [low, high] = [scale.at(interval.low), scale.at(interval.high)];
  if (low === undefined || high === undefined) return null;
  const isFull = height === "100%";
  return (
    <rect
      x={percent(low)}
      width={percent(Math.max(high - low, 0.002))}
      y={isFull ? "0" : "50%"}
      height={height}
      transform={isFull ? undefined : `translate(0 -${Number(height) / 2})`}
      fill={fill}
      fillOpacity={opacity}
    />
  );
}
