import { useTranslations } from "next-intl";
import type { EvaluatedClaim } from "@assay/report";
import { formatChange, formatInterval, formatStated, say, unitName } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { ArithmeticTable } from "./arithmetic-table.tsx";
import type { ArithmeticRow } from "./arithmetic-table.tsx";
import { linesHref, linesText } from "~/features/report/line-ranges.ts";
import { verdictTones } from "./verdict-badge.tsx";

/** The arithmetic claims as a table, under what their verdicts mean. */
export function ArithmeticLedger({ rows, speaker }: { rows: readonly EvaluatedClaim[]; speaker: Speaker }) {
  const t = useTranslations("claims.table");
  return (
    <>
      <p className="mb-3 text-sm text-muted">{t("legend")}</p>
      <ArithmeticTable
        rows={rows.flatMap((row) => arithmeticRow(row, speaker))}
        words={{
          caption: t("caption"),
          title: t("title"),
          lines: t("lines"),
          stated: t("stated"),
          recomputed: t("recomputed"),
          unit: t("unit"),
          deviation: t("deviation"),
          verdict: t("verdict"),
        }}
      />
    </>
  );
}

function arithmeticRow({ claim, evaluation }: EvaluatedClaim, speaker: Speaker): ArithmeticRow[] {
  if (claim.kind !== "arithmetic") return [];
  const { stated, recomputed, deviationPercent = 0, verdict } = evaluation;
  if (stated === undefined || recomputed === undefined) return [];
  const unit = claim.stated.currency ?? claim.stated.unit;
  const [lines] = claim.lines;
  const plain = ({ low, high }: { low: number; high: number }) => (low === high ? low : `${low} – ${high}`);
  return [
    {
      id: claim.id,
      href: `/claims/${claim.id}`,
      title: say(claim.title, speaker),
      lines: claim.lines.map(linesText).join(", "),
      linesHref: linesHref(lines ?? [1, 1]),
      stated: plain(stated),
      statedText: formatStated(claim.stated, speaker),
      recomputed: plain(recomputed),
      recomputedText: formatInterval(recomputed.low, recomputed.high, unit, speaker),
      unit: unitName(unit, speaker),
      deviation: Number(deviationPercent.toPrecision(6)),
      deviationText: formatChange(deviationPercent, speaker),
      verdict: speaker.vocabulary(`verdicts.${verdict}`),
      tone: verdictTones[verdict],
    },
  ];
}
