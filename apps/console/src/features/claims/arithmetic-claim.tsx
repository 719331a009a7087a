import { useTranslations } from "next-intl";
import { intervalRoom, toleranceOf } from "./tolerance.ts";
import type { Claim, Evaluation } from "@assay/report";
import { Card } from "@assay/ui/card";
import { Stat } from "@assay/ui/states";
import { formatChange, formatInterval, formatStated, formatValue, say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { IntervalChart } from "./interval-chart.tsx";
import type { IntervalRow } from "./interval-chart.tsx";
import { VerdictStamp } from "./verdict-badge.tsx";

export type ArithmeticClaimRecord = Extract<Claim, { kind: "arithmetic" }>;

export interface ArithmeticClaimProps {
  claim: ArithmeticClaimRecord;
  /** With the claim's own inputs. */
  own: Evaluation;
  /** With other inputs, when some were given. */
  other: Evaluation | undefined;
  speaker: Speaker;
}

/** A computed figure: the verdict, what is stated against what was recomputed, and how far they are apart. */
export function ArithmeticClaim({ claim, own, other, speaker }: ArithmeticClaimProps) {
  const t = useTranslations("claims.detail");
  const unit = claim.stated.currency ?? claim.stated.unit;
  const shown = other ?? own;
  const { stated, recomputed, deviationPercent = 0, verdict } = shown;
  if (stated === undefined || recomputed === undefined) return null;
  const rows: IntervalRow[] = [
    { id: "stated", label: t("stated"), interval: stated, room: intervalRoom(claim.stated), tone: "stated" },
    ...(own.recomputed === undefined
      ? []
      : [
          { id: "recomputed", label: t("recomputed"), interval: own.recomputed, tone: "recomputed" as const },
        ]),
    ...(other === undefined
      ? []
      : [{ id: "other", label: t("withOther"), interval: recomputed, tone: "recomputed" as const }]),
  ];
  return (
    <Card title={other === undefined ? t("check") : t("checkOther")}>
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <VerdictStamp verdict={verdict} />
          <p className="max-w-[60ch] min-w-0 flex-1 basis-60 text-sm text-muted">
            {t(`rule.${verdict}`, { rounding: formatValue(claim.stated.resolution, unit, speaker) })}
            {other !== undefined && own.verdict !== verdict && (
              <strong className="block text-ink">
                {t("turned", { verdict: speaker.vocabulary(`verdicts.${own.verdict}`) })}
              </strong>
            )}
          </p>
        </div>
        <dl className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-4">
          <Stat label={t("stated")} value={formatStated(claim.stated, speaker)} />
          <Stat
            label={other === undefined ? t("recomputed") : t("withOther")}
            value={formatInterval(recomputed.low, recomputed.high, unit, speaker)}
          />
          <Stat label={t("deviation")} value={formatChange(deviationPercent, speaker)} />
        </dl>
        <IntervalChart
          title={t("chart")}
          unit={unit}
          rows={rows}
          tolerance={toleranceOf(claim.stated)}
          note={t("chartNote", { rounding: formatValue(claim.stated.resolution, unit, speaker) })}
          speaker={speaker}
        />
        {claim.assumption !== undefined && (
          <p>
            <span className="text-muted">{t("assumption")}</span> {say(claim.assumption, speaker)}
          </p>
        )}
      </div>
    </Card>
  );
}
