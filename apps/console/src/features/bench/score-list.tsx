import { useFormatter, useTranslations } from "next-intl";
import type { ResultRecord } from "@assay/evals/log";
import { JsonView } from "@assay/ui/json-view";
import { ForeignText } from "./foreign-text.tsx";

/** How each scorer judged an answer, and why. */
export function ScoreList({ scores }: Pick<ResultRecord, "scores">) {
  const t = useTranslations("bench.sample");
  const format = useFormatter();
  const judged = Object.entries(scores);
  if (judged.length === 0) return <p className="text-sm text-muted">{t("noScores")}</p>;
  return (
    <ul className="grid gap-2 rounded border border-line bg-bg p-3 text-sm">
      {judged.map(([scorer, { value, why, details }]) => (
        <li key={scorer} className="grid gap-0.5">
          <div className="flex flex-wrap justify-between gap-x-3">
            <span className="font-mono text-xs leading-5 break-all">{scorer}</span>
            <span className="figure font-medium">
              {value === null ? t("abstained") : format.number(value, { maximumFractionDigits: 4 })}
            </span>
          </div>
          {why !== undefined && (
            <div className="text-muted">
              <ForeignText text={why} />
            </div>
          )}
          {details !== undefined && (
            <div>
              <JsonView value={details} label={t("details")} openDepth={0} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
