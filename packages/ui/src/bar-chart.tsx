import { useLocale, useTranslations } from "next-intl";
import { axisTicks } from "./chart-axis.tsx";
import { Bar, type ChartTone } from "./chart-bar.tsx";
import { figureFormat, tickLabels } from "./chart-format.ts";
import { ChartFrame, ChartLabel, type ChartProps } from "./chart-frame.tsx";
import { ChartRow, ChartRows, RowDrawing } from "./chart-rows.tsx";
import { chartScale, drawable, type ScaleKind } from "./chart-scale.ts";

export type { ChartTone } from "./chart-bar.tsx";

export interface BarItem {
  id: string;
  label: string;
  value: number;
  low?: number | undefined;
  high?: number | undefined;
  tone?: ChartTone | undefined;
  href?: string | undefined;
}

export interface BarChartProps extends ChartProps {
  items: readonly BarItem[];
  scale?: ScaleKind | undefined;
  sort?: "given" | "ascending" | "descending" | undefined;
  domain?: readonly [number, number] | undefined;
  labelHeader?: string | undefined;
  valueHeader?: string | undefined;
}

/** Figures side by side as horizontal bars with their ranges; dots instead of bars on a logarithmic scale. */
export function BarChart(chart: BarChartProps) {
  const { title, items, scale: kind = "linear", sort = "given", domain, format, ...frame } = chart;
  const t = useTranslations("ui.chart");
  const locale = useLocale();
  const figure = figureFormat(locale, format);
  const scale = chartScale(
    items.flatMap(({ value, low, high }) => [value, low, high]),
    {
      kind,
      domain,
      isFromZero: true,
    },
  );
  const drawn = sorted(items, sort);
  const hasRange = items.some(({ low, high }) => drawable(low) !== undefined && drawable(high) !== undefined);
  const range = ({ low, high }: BarItem) =>
    drawable(low) === undefined || drawable(high) === undefined
      ? ""
      : t((low ?? 0) < 0 ? "rangeTo" : "range", { low: figure(low), high: figure(high) });
  const widest = Math.max(...drawn.map((item) => range(item).length));
  const ticks =
    scale === undefined ? [] : axisTicks(scale, { label: (each) => tickLabels(each, locale, format) });
  const shown = drawn.filter(({ value }) => scale?.at(value) !== undefined);
  return (
    <ChartFrame
      {...frame}
      title={title}
      unit={kind === "log" ? [frame.unit, t("logScale")].filter(Boolean).join(" · ") : frame.unit}
      isEmpty={shown.length === 0}
      undrawn={items.length - shown.length}
      figures={{
        headers: [
          chart.labelHeader ?? t("item"),
          chart.valueHeader ?? t("value"),
          ...(hasRange ? [t("low"), t("high")] : []),
        ],
        rows: drawn.map(({ id, label, href, value, low, high }) => ({
          id,
          label,
          href,
          cells: [value, ...(hasRange ? [low, high] : [])].map(figure),
        })),
      }}
    >
      {scale !== undefined && (
        <ChartRows label={title} ticks={ticks} hasValues summary={summaryOf(shown, title, figure, t)}>
          {drawn.map((item) => (
            <ChartRow
              key={item.id}
              label={<ChartLabel href={item.href}>{item.label}</ChartLabel>}
              value={
                <span className="figure self-center pt-1.5 @lg:pt-0">
                  {figure(item.value)}
                  {hasRange && (
                    <span
                      className="ml-2 inline-block text-left text-xs text-muted"
                      style={{ minWidth: `${widest}ch` }}
                    >
                      {range(item)}
                    </span>
                  )}
                </span>
              }
            >
              <RowDrawing>
                <Bar
                  item={item}
                  scale={scale}
                  ticks={ticks}
                  title={
                    range(item) === ""
                      ? t("withValue", { label: item.label, value: figure(item.value) })
                      : t("withRange", { label: item.label, value: figure(item.value), range: range(item) })
                  }
                />
              </RowDrawing>
            </ChartRow>
          ))}
        </ChartRows>
      )}
    </ChartFrame>
  );
}

function sorted(items: readonly BarItem[], sort: "given" | "ascending" | "descending"): readonly BarItem[] {
  if (sort === "given") return items;
  const sign = sort === "ascending" ? 1 : -1;
  const rank = ({ value }: BarItem) => drawable(value) ?? Number.POSITIVE_INFINITY * sign;
  return items.toSorted((left, right) => {
    const [one, other] = [rank(left), rank(right)];
    return one === other ? 0 : sign * (one < other ? -1 : 1);
  });
}

function summaryOf(
  shown: readonly BarItem[],
  title: string,
  figure: (value: number) => string,
  t: ReturnType<typeof useTranslations<"ui.chart">>,
): string {
  const ordered = shown.toSorted((left, right) => left.value - right.value);
  const [low, high] = [ordered[0], ordered.at(-1)];
  if (low === undefined || high === undefined) return title;
  return t("barSummary", {
    title,
    count: shown.length,
    low: figure(low.value),
    lowLabel: low.label,
    high: figure(high.value),
    highLabel: high.label,
  });
}
