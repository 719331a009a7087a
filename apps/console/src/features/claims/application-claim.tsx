import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { Notice } from "@assay/ui/notice";
import type { Speaker } from "../calculators/format-value.ts";
import { ArmsBadge, Experiment, ResultsNotice } from "./application-ledger.tsx";
import type { ApplicationClaim as ApplicationRecord } from "./application-ledger.tsx";
import type { ResultsRead } from "./read-results.ts";
import { ResultList } from "./result-list.tsx";
import { VerdictStamp } from "./verdict-badge.tsx";

export interface ApplicationClaimProps {
  claim: ApplicationRecord;
  results: ResultsRead;
  speaker: Speaker;
}

/** A claim about applications: how it is tested and what came of it. */
export function ApplicationClaim({ claim, results, speaker }: ApplicationClaimProps) {
  const t = useTranslations("claims.experiment");
  const found = results.state === "read" ? (results.byClaim.get(claim.id) ?? []) : [];
  return (
    <div className="grid gap-5">
      <Card title={t("title")} aside={<ArmsBadge arms={claim.arms} />}>
        <div className="grid gap-4">
          <p className="text-muted">{t(`armsMeaning.${claim.arms}`)}</p>
          <Experiment claim={claim} speaker={speaker} />
        </div>
      </Card>
      <Card title={t("status")}>
        {found.length > 0 ? (
          <ResultList results={found} speaker={speaker} />
        ) : (
          <div className="grid gap-3">
            <div>
              <VerdictStamp verdict="not-run" />
            </div>
            <p>{t(claim.arms === "not-testable" ? "never" : "notYet")}</p>
            {claim.arms !== "not-testable" && (
              <p className="text-muted">
                {t("command")} <code className="rounded-sm bg-raised px-1.5 py-0.5">assay eval</code>
              </p>
            )}
            {results.state === "none" ? null : <ResultsNotice results={results} />}
          </div>
        )}
        {found.length > 0 && claim.arms === "not-testable" && <Notice tone="warn">{t("never")}</Notice>}
      </Card>
    </div>
  );
}
