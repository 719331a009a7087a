import { useTranslations } from "next-intl";
import type { ResultRecord } from "@assay/evals/log";
import type { Metric } from "@assay/evals";
import { outcomeOf } from "@assay/evals/reports";
import { useDuration } from "@assay/ui/chat/use-duration.ts";
import { JsonView } from "@assay/ui/json-view";
import { ForeignText } from "./foreign-text.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { ScoreList } from "./score-list.tsx";
import { CallList, Transcript } from "./transcript.tsx";
import { useCost } from "./use-words.ts";

/** One try: what was answered, how it was judged, what went wrong, and how it came about. */
export function AnswerTry({ result, metric }: { result: ResultRecord; metric: Metric | undefined }) {
  const t = useTranslations("bench.sample");
  const { solution, errors, measured } = result;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {metric !== undefined && <OutcomeBadge outcome={outcomeOf(result, metric)} />}
        <Measured measured={measured} />
      </div>
      {errors.length > 0 && <ErrorList errors={errors} />}
      {solution !== undefined && <ForeignText text={solution.text} />}
      <ScoreList scores={result.scores} />
      {solution?.transcript === undefined
        ? solution?.calls !== undefined && <CallList calls={solution.calls} />
        : solution.transcript.length > 0 && <Transcript messages={solution.transcript} />}
      {solution?.state !== undefined && <JsonView value={solution.state} label={t("state")} openDepth={0} />}
      {solution?.data !== undefined && <JsonView value={solution.data} label={t("data")} openDepth={0} />}
    </div>
  );
}

function Measured({ measured }: Pick<ResultRecord, "measured">) {
  const t = useTranslations("bench.sample");
  const [cost, duration] = [useCost(), useDuration()];
  const { latencyMs, steps, inputTokens, outputTokens, costMicros, isCached } = measured;
  const parts = [
    isCached ? t("cached") : duration(latencyMs),
    t("steps", { count: steps }),
    ...(inputTokens + outputTokens > 0 ? [t("tokens", { input: inputTokens, output: outputTokens })] : []),
    ...(costMicros === undefined ? [] : [t("cost", { cost: cost(costMicros) })]),
  ];
  return <span className="text-sm text-muted">{parts.join(" · ")}</span>;
}

function ErrorList({ errors }: Pick<ResultRecord, "errors">) {
  const t = useTranslations("bench.codes");
  return (
    <ul className="grid gap-1 border-l-4 border-bad pl-3 text-sm">
      {errors.map(({ code, message, scorer }, at) => (
        <li key={at}>
          <span className="text-bad">
            {scorer !== undefined && `${scorer}: `}
            {t(code)}
          </span>{" "}
          <code className="text-xs text-muted">{code}</code>
          <ForeignText text={message} />
        </li>
      ))}
    </ul>
  );
}
