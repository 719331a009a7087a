import { useTranslations } from "next-intl";
import type { Summary } from "@assay/evals/log";
import { formatEstimate } from "@assay/evals/reports";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";
import { EstimateChart } from "./estimate-chart.tsx";
import { rankModels } from "./ranked-models.ts";
import { useMetricName } from "./use-metric-name.ts";

/** Every model by every metric, as figures and as dots with their intervals. */
export function ScoreCard({ summary }: { summary: Summary }) {
  const t = useTranslations("bench.scores");
  const nameOf = useMetricName();
  const { metrics } = summary.run.suite;
  const ranked = rankModels(summary);
  return (
    <Card title={t("title")} id="scores">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Table caption={t("title")}>
          <thead>
            <tr>
              <Th>{t("model")}</Th>
              {metrics.map((metric) => (
                <Th key={metric.id} align="right">
                  {nameOf(metric)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ranked.map(({ summary: { model, kind, metrics: estimates } }) => (
              <tr key={model}>
                <Td className="min-w-40">
                  <span className="break-all">{model}</span>{" "}
                  {kind === "baseline" && <Badge>{t("baseline")}</Badge>}
                </Td>
                {metrics.map(({ id }) => (
                  <Td key={id} align="right">
                    {formatEstimate(estimates[id])}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
          {metrics.map((metric) => (
            <EstimateChart
              key={metric.id}
              title={nameOf(metric)}
              kind="score"
              labelHeader={t("model")}
              rows={ranked.map(({ summary: { model, kind, metrics: estimates } }) => ({
                id: model,
                label: model,
                estimate: estimates[metric.id],
                isQuiet: kind === "baseline",
              }))}
            />
          ))}
        </div>
        <p className="text-sm text-muted">{t("note")}</p>
      </div>
    </Card>
  );
}
