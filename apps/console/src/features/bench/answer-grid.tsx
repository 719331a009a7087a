import { useTranslations } from "next-intl";
import type { ModelEntry, ResultRecord } from "@assay/evals/log";
import type { Metric } from "@assay/evals";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { AnswerTry } from "./answer-try.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import type { SamplePage } from "./read-sample.ts";

/** What each model answered, beside each other. */
export function AnswerGrid({ page: { run, results } }: { page: SamplePage }) {
  const byModel = Map.groupBy(results, ({ model }) => model);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[repeat(2,minmax(0,1fr))] 2xl:grid-cols-[repeat(3,minmax(0,1fr))]">
      {run.models.map((model) => (
        <Answer
          key={model.address}
          model={model}
          results={byModel.get(model.address) ?? []}
          metric={run.suite.metrics[0]}
        />
      ))}
    </div>
  );
}

interface AnswerProps {
  model: ModelEntry;
  results: readonly ResultRecord[];
  metric: Metric | undefined;
}

function Answer({ model: { address, kind }, results, metric }: AnswerProps) {
  const t = useTranslations("bench.sample");
  const tries = results.toSorted((one, other) => one.epoch - other.epoch);
  return (
    <Card
      title={<span className="break-all">{address}</span>}
      aside={kind === "baseline" && <Badge>{t("baseline")}</Badge>}
    >
      {tries.length === 0 ? (
        <OutcomeBadge outcome="missing" />
      ) : (
        <ol className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {tries.map((result) => (
            <li key={result.epoch}>
              {tries.length > 1 && (
                <p className="mb-2 text-sm font-medium text-muted">{t("epoch", { epoch: result.epoch })}</p>
              )}
              <AnswerTry result={result} metric={metric} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
