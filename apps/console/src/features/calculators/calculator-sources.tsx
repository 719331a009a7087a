import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Calculator } from "@assay/report/calculators";
import { Card } from "@assay/ui/card";
import { SourceList } from "../claims/source-list.tsx";
import { VerdictBadge } from "../claims/verdict-badge.tsx";
import { verdictOf } from "../claims/verdict-of.ts";
import { say } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";
import { pathOfLine } from "./groups.ts";
import { claimsUsing } from "./used-by.ts";

/** The passages a calculator reruns, where its formula comes from, and the claims it checks. */
export function CalculatorSources({ calculator, speaker }: { calculator: Calculator; speaker: Speaker }) {
  const t = useTranslations("calculators.sources");
  const claims = claimsUsing(calculator.id);
  return (
    <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
      <Card title={t("passages")}>
        <SourceList
          sources={calculator.lines.map((lines) => ({ lines, path: pathOfLine(lines[0]) }))}
          speaker={speaker}
        />
        {calculator.source !== undefined && (
          <p className="mt-3 text-sm text-muted">{t("formula", { source: calculator.source })}</p>
        )}
      </Card>
      <Card title={t("claims")}>
        {claims.length === 0 ? (
          <p className="text-muted">{t("none")}</p>
        ) : (
          <ul className="grid gap-1.5">
            {claims.map((claim) => (
              <li key={claim.id} className="flex items-start justify-between gap-3">
                <Link
                  href={`/claims/${claim.id}`}
                  prefetch={false}
                  className="link min-w-0 coarse:flex coarse:min-h-11 coarse:items-center"
                >
                  {say(claim.title, speaker)}
                </Link>
                <VerdictBadge verdict={verdictOf(claim)} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
