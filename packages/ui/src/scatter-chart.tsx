import { useLocale, useTranslations } from "next-intl";
import { axisTicks } from "./chart-axis.tsx";
import { figureFormat, tickLabels } from "./chart-format.ts";
import { ChartFrame, type ChartProps } from "./chart-frame.tsx";
import { type Direction, paretoFront } from "./chart-front.ts";
import { MarkerKey } from "./chart-marker.tsx";
import { ChartPlot } from "./chart-plot.tsx";
import { type PlacedPoint, PointDrawing, PointLayer } from "./chart-points.tsx";
import { type ChartScale, chartScale, drawable, type ScaleKind } from "./chart-scale.ts";

export interface ScatterPoint {
  id: string;
  label: string;
  x: number;
  y: number;
  xLow?: number | undefined;
  xHigh?: number | undefined;
  yLow?: number | undefined;
  yHigh?: number | undefined;
  group?: string | undefined;
  href?: string | undefined;
}

export interface ScatterChartProps extends Omit<ChartProps, "format"> {
  points: readonly ScatterPoint[];
  xLabel: string;
  yLabel: string;
  xScale?: ScaleKind | undefined;
  yScale?: ScaleKind | undefined;
  formatX?: ((value: number) => string) | undefined;
  formatY?: ((value: number) => string) | undefined;
  /** Which way is better on each axis; the points that none beats are joined by a line. */
  front?: Direction | undefined;
  height?: number | undefined;
  pointHeader?: string | undefined;
}

/** Points by two figures with their intervals, and the Pareto front among them. */
export function ScatterChart(chart: ScatterChartProps) {
  const {
    title,
    points,
    xLabel,
    yLabel,
    xScale: xKind,
    yScale: yKind,
    front: better,
    height = 320,
    ...rest
  } = chart;
  const { formatX, formatY, pointHeader, ...frame } = rest;
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const xText = figureFormat(locale, formatX);
  const yText = figureFormat(locale, formatY);
  const xScale = chartScale(
    points.flatMap(({ x, xLow, xHigh }) => [x, xLow, xHigh]),
    { kind: xKind },
  );
  const yScale = chartScale(
    points.flatMap(({ y, yLow, yHigh }) => [y, yLow, yHigh]),
    { kind: yKind },
  );
  const groups = [...new Set(points.flatMap(({ group }) => group ?? []))];
  const titleOf = ({ label, x, y }: ScatterPoint) =>
    t("pointTitle", { label, xLabel, x: xText(x), yLabel, y: yText(y) });
  const placed =
    xScale && yScale
      ? points.flatMap((point) => place(point, { xScale, yScale, height, groups, titleOf }))
      : [];
  const front = better === undefined ? [] : paretoFront(placed.map(inFigures), better).map(({ id }) => id);
  return (
    <ChartFrame
      {...frame}
      title={title}
      isEmpty={placed.length === 0}
      undrawn={points.length - placed.length}
      figures={figuresOf(points, {
        groups,
        xText,
        yText,
        names: [pointHeader ?? t("point"), t("group"), xLabel, yLabel],
        t,
      })}
    >
      {xScale !== undefined && yScale !== undefined && (
        <>
          <Legend groups={groups} front={front.length > 1 ? t("front") : undefined} />
          <ChartPlot
            height={height}
            hasVerticalGrid
            xLabel={xKind === "log" ? `${xLabel} (${t("logScale")})` : xLabel}
            yLabel={yKind === "log" ? `${yLabel} (${t("logScale")})` : yLabel}
            summary={t("scatterSummary", {
              title,
              count: placed.length,
              xLabel,
              xLow: xText(Math.min(...placed.map(({ point }) => point.x))),
              xHigh: xText(Math.max(...placed.map(({ point }) => point.x))),
              yLabel,
              yLow: yText(Math.min(...placed.map(({ point }) => point.y))),
              yHigh: yText(Math.max(...placed.map(({ point }) => point.y))),
            })}
            x={axisTicks(xScale, { label: (ticks) => tickLabels(ticks, locale, formatX) })}
            y={axisTicks(yScale, {
              label: (ticks) => tickLabels(ticks, locale, formatY),
              wide: 5,
              narrow: 5,
              isAcross: false,
            })}
            over={<PointLayer points={placed} front={front} better={better} height={height} />}
          >
            <PointDrawing points={placed} front={front} better={better} height={height} />
          </ChartPlot>
        </>
      )}
    </ChartFrame>
  );
}

interface PlaceOptions {
  xScale: ChartScale;
  yScale: ChartScale;
  height: number;
  groups: readonly string[];
  titleOf: (point: ScatterPoint) => string;
}

function place(
  point: ScatterPoint,
  { xScale, yScale, height, groups, titleOf }: PlaceOptions,
): readonly PlacedPoint[] {
  const across = (value: number | undefined) => (value === undefined ? undefined : xScale.at(value));
  const down = (value: number | undefined) => {
    const at = value === undefined ? undefined : yScale.at(value);
    return at === undefined ? undefined : (1 - at) * height;
  };
  const [at, y] = [across(point.x), down(point.y)];
  if (at === undefined || y === undefined) return [];
  return [
    {
      point,
      at,
      y,
      xRange: pair(across(point.xLow), across(point.xHigh)),
      yRange: pair(down(point.yLow), down(point.yHigh)),
      index: Math.max(0, groups.indexOf(point.group ?? "")),
      title: titleOf(point),
    },
  ];
}

function pair(low: number | undefined, high: number | undefined): readonly [number, number] | undefined {
  return low === undefined || high === undefined ? undefined : [low, high];
}

function inFigures({ point: { id, x, y } }: PlacedPoint) {
  return { id, x, y };
}

function Legend({ groups, front }: { groups: readonly string[]; front: string | undefined }) {
  if (groups.length < 2 && front === undefined) return undefined;
  return (
    <ul role="list" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {groups.length > 1 &&
        groups.map((group, index) => (
          <li key={group} className="flex items-center gap-1.5">
            <MarkerKey index={index} />
            {group}
          </li>
        ))}
      {front !== undefined && (
        <li className="flex items-center gap-1.5">
          <svg aria-hidden width="22" height="12" className="shrink-0">
            <line
              x1="0"
              x2="22"
              y1="6"
              y2="6"
              stroke="var(--color-muted)"
              strokeWidth="1.25"
              strokeDasharray="4 3"
            />
          </svg>
          {front}
        </li>
      )}
    </ul>
  );
}

interface FigureOptions {
  groups: readonly string[];
  xText: (value: number | undefined) => string;
  yText: (value: number | undefined) => string;
  names: readonly [point: string, group: string, x: string, y: string];
  t: ReturnType<typeof useTranslations<"ui.chart">>;
}

function figuresOf(points: readonly ScatterPoint[], { groups, xText, yText, names, t }: FigureOptions) {
  const [pointName, groupName, xName, yName] = names;
  const hasGroups = groups.length > 0;
  const withRange = (
    text: (value: number | undefined) => string,
    value: number,
    low: number | undefined,
    high: number | undefined,
  ) => {
    if (drawable(low) === undefined || drawable(high) === undefined) return text(value);
    return `${text(value)} (${t((low ?? 0) < 0 ? "rangeTo" : "range", { low: text(low), high: text(high) })})`;
  };
  return {
    words: hasGroups ? 1 : 0,
    headers: [pointName, ...(hasGroups ? [groupName] : []), xName, yName],
    rows: points.map((point) => ({
      id: point.id,
      label: point.label,
      href: point.href,
      cells: [
        ...(hasGroups ? [point.group ?? ""] : []),
        withRange(xText, point.x, point.xLow, point.xHigh),
        withRange(yText, point.y, point.yLow, point.yHigh),
      ],
    })),
  };
}
