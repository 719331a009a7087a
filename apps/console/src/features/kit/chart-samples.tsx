import { useTranslations } from "next-intl";
import { BarChart } from "@assay/ui/bar-chart";
import { Card } from "@assay/ui/card";
import { HeatTable } from "@assay/ui/heat-table";
import { LineChart } from "@assay/ui/line-chart";
import { ScatterChart } from "@assay/ui/scatter-chart";
import { TornadoChart } from "@assay/ui/tornado-chart";

const names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"] as const;
const years = [2022, 2023, 2024, 2025, 2026, 2027, 2028] as const;
const growth = { fast: 1.6, slow: 1.15 };

/** Every chart: linear and logarithmic, with ranges, empty. */
export function ChartSamples() {
  const t = useTranslations("kit");
  const items = names.map((label, at) => ({
    id: label,
    label,
    value: 10 ** (at + 1) / 3,
    low: 10 ** (at + 1) / 4,
    high: 10 ** (at + 1) / 2,
  }));
  const series = Object.entries(growth).map(([id, rate]) => ({
    id,
    label: t(id),
    points: years.map((x, at) => ({ x, y: 100 * rate ** at, low: 90 * rate ** at, high: 112 * rate ** at })),
  }));
  const points = names.map((label, at) => ({
    id: label,
    label,
    x: 2 ** (at * 2) / 10,
    y: 55 + at * 8,
    yLow: 50 + at * 8,
    yHigh: 60 + at * 7,
    group: at % 2 === 0 ? t("one") : t("two"),
  }));
  return (
    <Card title={t("charts")}>
      <div className="grid gap-8 xl:grid-cols-2">
        <BarChart title={t("bars")} items={items.slice(0, 3)} unit={t("unit")} source={t("sentence")} />
        <BarChart title={t("barsLog")} items={items} scale="log" sort="descending" />
        <LineChart title={t("lines")} series={series} formatX={String} />
        <ScatterChart
          title={t("scatter")}
          points={points}
          xLabel={t("cost")}
          yLabel={t("quality")}
          xScale="log"
          front={{ x: "low", y: "high" }}
        />
        <HeatTable
          title={t("heat")}
          rows={names.map((id) => ({ id, label: id }))}
          columns={years.slice(0, 4).map((year) => ({ id: String(year), label: String(year) }))}
          cells={names.flatMap((row, at) =>
            years.slice(0, 4).map((year, step) => ({
              row,
              column: String(year),
              ...(at === step ? { error: t("wrong") } : { value: (at + 1) * (step + 2) * 7 }),
            })),
          )}
        />
        <TornadoChart
          title={t("tornado")}
          inputs={names.map((id, at) => ({
            id,
            label: id,
            base: 100,
            low: 100 - 40 / (at + 1),
            high: 100 + 55 / (at + 1),
          }))}
        />
        <BarChart title={t("nothing")} items={[]} />
      </div>
    </Card>
  );
}
