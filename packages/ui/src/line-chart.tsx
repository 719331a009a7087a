import { useLocale, useTranslations } from "next-intl";
import { axisTicks } from "./chart-axis.tsx";
import { figureFormat, plainTickLabels, tickLabels, timeFormat } from "./chart-format.ts";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import { spreadLabels, textWidth } from "./chart-labels.ts";
import { LineDrawing, type LinePoint, type PlacedSeries } from "./chart-lines.tsx";
import { MarkerKey, seriesColor } from "./chart-marker.tsx";
import { ChartPlot } from "./chart-plot.tsx";
import { type ChartScale, chartScale, drawable, type ScaleKind, timeScale } from "./chart-scale.ts";

export interface LineSeries {
  id: string;
  label: string;
  /** `low` and `high` draw a band; a y that is not a number breaks the line. */
  points: readonly { x: number | Date; y: number; low?: number | undefined; high?: number | undefined }[];
}

export interface LineChartProps extends ChartProps {
  series: readonly LineSeries[];
  x?: "number" | "time" | undefined;
  scale?: ScaleKind | undefined;
  isFromZero?: boolean | undefined;
  height?: number | undefined;
  xLabel?: string | undefined;
  formatX?: ((x: number) => string) | undefined;
  xHeader?: string | undefined;
}

/** Figures along a line of numbers or of time, each series named at its end. */
export function LineChart(chart: LineChartProps) {
  const { title, series: given, x: along = "number", scale: kind, isFromZero, height = 260, ...rest } = chart;
  const { xLabel, formatX, xHeader, format, ...frame } = rest;
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const figure = figureFormat(locale, format);
  const series = given.map(({ points, ...one }) => ({ ...one, points: inOrder(points) }));
  const all = series.flatMap(({ points }) => points);
  const xs = all.map(({ x }) => x);
  const xScale = along === "time" ? timeScale(xs) : tightScale(xs);
  const yScale = chartScale(
    all.flatMap(({ y, low, high }) => [y, low, high]),
    { kind, isFromZero },
  );
  const placed =
    xScale && yScale ? series.map((one, index) => placeSeries(one, { index, xScale, yScale, height })) : [];
  const isDrawn = placed.some(({ points }) => points.some(({ at }) => at !== undefined));
  const xText = formatX ?? xFormat(along, xScale, locale);
  return (
    <ChartFrame
      {...frame}
      title={title}
      unit={kind === "log" ? [frame.unit, t("logScale")].filter(Boolean).join(" · ") : frame.unit}
      isEmpty={!isDrawn}
      undrawn={placed.flatMap(({ points }) => points).filter(({ at }) => at === undefined).length}
      figures={figuresOf(series, { xText, xHeader: xHeader ?? xLabel ?? "x", figure, t })}
    >
      {xScale !== undefined && yScale !== undefined && isDrawn && (
        <>
          {placed.length > 1 && <Legend series={placed} />}
          <ChartPlot
            height={height}
            summary={t("lineSummary", {
              title,
              series: placed.map(({ label, points }) => trendOf(label, points, figure, t)).join("; "),
              from: xText(xScale.domain[0]),
              to: xText(xScale.domain[1]),
            })}
            x={axisTicks(xScale, {
              label: (ticks) => xLabels(ticks, along, locale, formatX),
            })}
            y={axisTicks(yScale, {
              label: (ticks) => tickLabels(ticks, locale, format),
              wide: 5,
              narrow: 5,
              isAcross: false,
            })}
            xLabel={xLabel}
            aside={placed.length > 1 ? asideOf(placed, height) : undefined}
          >
            <LineDrawing series={placed} height={height} xText={xText} figure={figure} />
          </ChartPlot>
        </>
      )}
    </ChartFrame>
  );
}

type OrderedPoint = Omit<LineSeries["points"][number], "x"> & { x: number };
type OrderedSeries = Omit<LineSeries, "points"> & { points: readonly OrderedPoint[] };

function inOrder(points: LineSeries["points"]): readonly OrderedPoint[] {
  return points
    .map((point) => ({ ...point, x: Number(point.x) }))
    .toSorted((left, right) => (drawable(left.x) ?? 0) - (drawable(right.x) ?? 0));
}

/** The x axis of a line ends where its points end. */
function tightScale(xs: readonly number[]): ChartScale | undefined {
  const drawn = xs.filter((x) => drawable(x) !== undefined);
  return drawn.length === 0
    ? undefined
    : chartScale(drawn, { domain: [Math.min(...drawn), Math.max(...drawn)] });
}

interface PlaceOptions {
  index: number;
  xScale: ChartScale;
  yScale: ChartScale;
  height: number;
}

function placeSeries({ id, label, points }: OrderedSeries, { index, xScale, yScale, height }: PlaceOptions) {
  const down = (value: number | undefined) => {
    const at = value === undefined ? undefined : yScale.at(value);
    return at === undefined ? undefined : (1 - at) * height;
  };
  return {
    id,
    label,
    index,
    points: points.map((point): LinePoint => {
      const [x, y] = [xScale.at(point.x), down(point.y)];
      const at = x === undefined || y === undefined ? undefined : { x, y };
      const [low, high] = [down(point.low), down(point.high)];
      const band = x === undefined || low === undefined || high === undefined ? undefined : { x, low, high };
      return { ...point, at, band };
    }),
  };
}

function xFormat(
  along: "number" | "time",
  scale: ChartScale | undefined,
  locale: string,
): (x: number) => string {
  const span = scale === undefined ? 0 : scale.domain[1] - scale.domain[0];
  if (along === "time") {
    const format = timeFormat(locale, span / 10, { hasYear: true });
    return (x) => (drawable(x) === undefined ? figureFormat(locale)(undefined) : format(x));
  }
  return (x) =>
    drawable(x) === undefined ? figureFormat(locale)(undefined) : (plainTickLabels([x], locale)[0] ?? "");
}

function xLabels(
  ticks: readonly number[],
  along: "number" | "time",
  locale: string,
  formatX: ((x: number) => string) | undefined,
): readonly string[] {
  if (formatX !== undefined) return ticks.map(formatX);
  if (along === "number") return plainTickLabels(ticks, locale);
  return ticks.map(timeFormat(locale, (ticks.at(-1) ?? 0) - (ticks[0] ?? 0)));
}

/** The names of the series, each at the height where its line ends. */
function asideOf(placed: readonly PlacedSeries[], height: number) {
  const ends = placed.flatMap(({ id, index, label, points }) => {
    const last = points.findLast(({ at }) => at !== undefined)?.at;
    return last === undefined ? [] : [{ id, index, label, y: last.y }];
  });
  const heights = spreadLabels(
    ends.map(({ y }) => y),
    height,
  );
  const width = Math.min(180, Math.max(...ends.map(({ label }) => textWidth(label))) + 14);
  const children = ends.map(({ id, index, label }, at) => (
    <span
      key={id}
      className="absolute left-3 -translate-y-1/2 truncate font-medium"
      style={{ top: heights[at], color: seriesColor(index), maxWidth: width - 12 }}
    >
      {label}
    </span>
  ));
  return { width, children };
}

function Legend({ series }: { series: readonly PlacedSeries[] }) {
  return (
    <ul role="list" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted @lg:sr-only">
      {series.map(({ id, index, label }) => (
        <li key={id} className="flex items-center gap-1.5">
          <MarkerKey index={index} hasLine />
          {label}
        </li>
      ))}
    </ul>
  );
}

type Translate = ReturnType<typeof useTranslations<"ui.chart">>;

function trendOf(
  label: string,
  points: readonly LinePoint[],
  figure: (y: number) => string,
  t: Translate,
): string {
  const drawn = points.filter(({ at }) => at !== undefined);
  return t("lineSeries", {
    label,
    first: figure(drawn[0]?.y ?? Number.NaN),
    last: figure(drawn.at(-1)?.y ?? Number.NaN),
  });
}

interface FigureOptions {
  xText: (x: number) => string;
  xHeader: string;
  figure: (value: number | undefined) => string;
  t: Translate;
}

/** The table: a row for each x, a column for each series. */
function figuresOf(series: readonly OrderedSeries[], { xText, xHeader, figure, t }: FigureOptions) {
  const xs = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted(
    (left, right) => (drawable(left) ?? 0) - (drawable(right) ?? 0),
  );
  const bySeries = series.map(({ points }) => new Map(points.map((point) => [point.x, point])));
  return {
    headers: [xHeader, ...series.map(({ label }) => label)],
    rows: xs.map((x) => ({
      id: String(x),
      label: xText(x),
      cells: bySeries.map((points) => {
        const point = points.get(x);
        if (drawable(point?.low) === undefined || drawable(point?.high) === undefined)
          return figure(point?.y);
        const key = (point?.low ?? 0) < 0 ? "rangeTo" : "range";
        return `${figure(point?.y)} (${t(key, { low: figure(point?.low), high: figure(point?.high) })})`;
      }),
    })),
  };
}
