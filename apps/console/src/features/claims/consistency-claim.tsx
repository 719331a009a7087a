import { useTranslations } from "next-intl";
import type { Evaluation } from "@assay/report";
import { Card } from "@assay/ui/card";
import { say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { IntervalChart } from "./interval-chart.tsx";
import { PassageList } from "./passage-list.tsx";
import { passagesOf } from "./passages.ts";
import type { ConsistencyClaim as ConsistencyRecord } from "./passages.ts";
import { linesText } from "~/features/report/line-ranges.ts";
import { VerdictStamp } from "./verdict-badge.tsx";

export interface ConsistencyClaimProps {
  claim: ConsistencyRecord;
  own: Evaluation;
  other: Evaluation | undefined;
  speaker: Speaker;
}

/** Passages that state or imply the same thing, side by side, and whether they agree. */
export function ConsistencyClaim({ claim, own, other, speaker }: ConsistencyClaimProps) {
  const t = useTranslations("claims.detail");
  const shown = other ?? own;
  const passages = passagesOf(claim, shown, speaker);
  const drawn = passages.filter(({ interval }) => interval !== undefined);
  const units = new Set(drawn.map(({ unit }) => unit));
  const unit = drawn[0]?.unit ?? "";
  const isComparable = drawn.length > 1 && units.size === 1;
  return (
    <Card title={other === undefined ? t("passages") : t("checkOther")}>
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <VerdictStamp verdict={shown.verdict} />
          <p className="max-w-[60ch] min-w-0 flex-1 basis-60">
            {say(claim.why, speaker)}
            <span className="block text-sm text-muted">
              {t(claim.judged === undefined ? "byFigures" : "judged")}
            </span>
            {other !== undefined && own.verdict !== shown.verdict && (
              <strong className="block">
                {t("turned", { verdict: speaker.vocabulary(`verdicts.${own.verdict}`) })}
              </strong>
            )}
          </p>
        </div>
        <PassageList passages={passages} speaker={speaker} />
        {isComparable && (
          <IntervalChart
            title={t("passageChart")}
            unit={unit}
            rows={drawn.map(({ says, lines, interval, isDerived }, at) => ({
              id: `${at} ${says.en}`,
              label: t("passageAt", { number: at + 1, lines: linesText(lines) }),
              interval: interval ?? { low: 0, high: 0 },
              tone: isDerived ? "recomputed" : "stated",
            }))}
            speaker={speaker}
          />
        )}
      </div>
    </Card>
  );
}
