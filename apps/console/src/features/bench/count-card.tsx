import { useTranslations } from "next-intl";
import type { ModelSummary, Summary } from "@assay/evals/log";
import { Card } from "@assay/ui/card";
import { useDuration } from "@assay/ui/chat/use-duration.ts";
import { Table, Td, Th } from "@assay/ui/table";
import { useCost } from "./use-words.ts";

const mostErrors = 3;
const kinds = ["solverErrors", "runErrors", "unscored", "missing"] as const;

/** What was counted and what was not, kind by kind, with what it took; zeros are shown too. */
export function CountCard({ summary: { aggregates, measurements } }: { summary: Summary }) {
  const t = useTranslations("bench.counts");
  const cost = useCost();
  const duration = useDuration();
  const measured = new Map(measurements.map((each) => [each.model, each]));
  const hasJudges = measurements.some(({ judgeCostMicros }) => judgeCostMicros > 0);
  const hasCached = measurements.some(({ cached }) => cached > 0);
  return (
    <Card title={t("title")} id="counts">
      <FailureList models={aggregates.models} />
      <Table caption={t("title")}>
        <thead>
          <tr>
            <Th>{t("model")}</Th>
            <Th align="right">{t("counted")}</Th>
            {kinds.map((kind) => (
              <Th key={kind} align="right">
                {t(kind)}
              </Th>
            ))}
            <Th align="right">{t("latency")}</Th>
            <Th align="right">{t("tokens")}</Th>
            <Th align="right">{t("cost")}</Th>
            {hasJudges && <Th align="right">{t("judges")}</Th>}
            {hasCached && <Th align="right">{t("cached")}</Th>}
          </tr>
        </thead>
        <tbody>
          {aggregates.models.map(({ model, counts }) => {
            const measurement = measured.get(model);
            const latency = measurement?.latencyMs;
            return (
              <tr key={model}>
                <Td className="min-w-40 break-all">{model}</Td>
                <Td align="right">
                  {counts.counted}/{counts.planned}
                </Td>
                {kinds.map((kind) => (
                  <Td key={kind} align="right">
                    <span className={counts[kind] > 0 ? "font-medium text-bad" : "text-faint"}>
                      {counts[kind]}
                    </span>
                  </Td>
                ))}
                <Td align="right">
                  {latency === undefined ? "–" : `${duration(latency.p50)} / ${duration(latency.p95)}`}
                </Td>
                <Td align="right">
                  {measurement === undefined
                    ? "–"
                    : `${measurement.inputTokens} / ${measurement.outputTokens}`}
                </Td>
                <Td align="right">{cost(measurement?.costMicros)}</Td>
                {hasJudges && <Td align="right">{cost(measurement?.judgeCostMicros)}</Td>}
                {hasCached && <Td align="right">{measurement?.cached ?? 0}</Td>}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className="mt-3 text-sm text-muted">{t("note")}</p>
    </Card>
  );
}

/** What did not go well, in words: a narrow screen shows only the first columns of the table. */
function FailureList({ models }: { models: readonly ModelSummary[] }) {
  const t = useTranslations("bench.counts");
  const failed = models.filter(
    ({ counts, errors }) => errors.length > 0 || kinds.some((kind) => counts[kind] > 0),
  );
  if (failed.length === 0) return <p className="mb-3 text-muted">{t("allWell")}</p>;
  return (
    <ul className="mb-3 grid gap-1">
      {failed.map(({ model, counts, errors }) => (
        <li key={model} className="flex flex-wrap gap-x-3">
          <span className="break-all">{model}</span>
          {kinds
            .filter((kind) => counts[kind] > 0)
            .map((kind) => (
              <span key={kind} className="text-bad">{`${t(kind)}: ${counts[kind]}`}</span>
            ))}
          {errors.length > 0 && <ErrorList errors={errors} />}
        </li>
      ))}
    </ul>
  );
}

/** The most frequent causes, with how often each came. */
function ErrorList({ errors }: Pick<ModelSummary, "errors">) {
  const t = useTranslations("bench.counts");
  const others = errors.slice(mostErrors).reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className="w-full ps-4 text-sm text-muted">
      {errors.slice(0, mostErrors).map(({ code, message, count }) => (
        <li key={`${code} ${message}`} className="break-words">
          {`${count} × ${code}: `}
          <bdi>{message}</bdi>
        </li>
      ))}
      {others > 0 && <li>{t("others", { count: others })}</li>}
    </ul>
  );
}
