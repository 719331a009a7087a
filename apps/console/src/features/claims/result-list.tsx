import { useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import { formatBare } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import type { ClaimResult } from "./read-results.ts";

const tones: Record<ClaimResult["outcome"], Tone> = {
  supported: "good",
  contradicted: "bad",
  inconclusive: "warn",
};

/** What a run of the bench made of a claim. */
export function OutcomeBadge({ outcome }: Pick<ClaimResult, "outcome">) {
  const t = useTranslations("claims.results");
  return <Badge tone={tones[outcome]}>{t(outcome)}</Badge>;
}

/** What the bench found about one claim, newest first. */
export function ResultList({ results, speaker }: { results: readonly ClaimResult[]; speaker: Speaker }) {
  const t = useTranslations("claims.results");
  const print = (value: number) => formatBare(value, "count", speaker);
  return (
    <ul className="grid gap-1.5">
      {results.map(({ run, engine, outcome, samples, estimate, finishedAt }) => (
        <li key={`${run} ${engine}`} className="flex flex-wrap items-baseline gap-x-3">
          <OutcomeBadge outcome={outcome} />
          <span>{engine}</span>
          {estimate !== undefined && (
            <span>
              {t("estimate", {
                value: print(estimate.value),
                low: print(estimate.low),
                high: print(estimate.high),
              })}
            </span>
          )}
          {samples !== undefined && <span className="text-muted">{t("samples", { count: samples })}</span>}
          <span className="text-faint">
            {t("run", {
              run,
              date: new Intl.DateTimeFormat(speaker.locale, { dateStyle: "medium", timeZone: "UTC" }).format(
                new Date(finishedAt),
              ),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
