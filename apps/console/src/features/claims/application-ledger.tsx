import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Claim, EvaluatedClaim } from "@assay/report";
import { Badge } from "@assay/ui/badge";
import { Notice } from "@assay/ui/notice";
import { say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { LineLinks } from "./line-links.tsx";
import type { ResultsRead } from "./read-results.ts";
import { ResultList } from "./result-list.tsx";

export type ApplicationClaim = Extract<Claim, { kind: "application" }>;

export interface ApplicationLedgerProps {
  rows: readonly EvaluatedClaim[];
  results: ResultsRead;
  speaker: Speaker;
}

/** The claims about applications, each with its experiment and what came of it. */
export function ApplicationLedger({ rows, results, speaker }: ApplicationLedgerProps) {
  return (
    <div className="grid gap-3">
      <ResultsNotice results={results} />
      <Tally rows={rows} results={results} />
      <ul className="grid gap-3">
        {rows.map(({ claim }) =>
          claim.kind === "application" ? (
            <li
              key={claim.id}
              className="grid gap-x-6 gap-y-2 rounded-lg border border-line bg-surface p-3 xl:grid-cols-[minmax(0,5fr)_minmax(0,9fr)]"
            >
              <div className="grid content-start gap-1">
                <h2 className="text-base">
                  <Link
                    href={`/claims/${claim.id}`}
                    prefetch={false}
                    className="link coarse:inline-flex coarse:min-h-11 coarse:items-center"
                  >
                    {say(claim.title, speaker)}
                  </Link>
                </h2>
                <p className="text-sm text-muted">{say(claim.statement, speaker)}</p>
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
                  <Badge>{speaker.vocabulary(`verticals.${claim.vertical}`)}</Badge>
                  <ArmsBadge arms={claim.arms} />
                  <LineLinks lines={claim.lines} />
                  <StatusText claim={claim} results={results} />
                </p>
              </div>
              <div className="grid content-start gap-1.5 text-sm">
                <Experiment claim={claim} speaker={speaker} />
                <FoundResults claim={claim} results={results} speaker={speaker} />
              </div>
            </li>
          ) : null,
        )}
      </ul>
    </div>
  );
}

/** How many of the claims were run, were not, and cannot be. */
function Tally({ rows, results }: Pick<ApplicationLedgerProps, "rows" | "results">) {
  const t = useTranslations("claims.experiment");
  const shown = rows.flatMap(({ claim }) => (claim.kind === "application" ? [claim] : []));
  const never = shown.filter(({ arms }) => arms === "not-testable").length;
  const run = shown.filter(
    (claim) => claim.arms !== "not-testable" && resultsOf(claim, results).length > 0,
  ).length;
  return (
    <p className="text-sm text-muted">{t("tally", { run, waiting: shown.length - never - run, never })}</p>
  );
}

/** How a claim would be tested: the metric, and what would speak for and against it. */
export function Experiment({ claim, speaker }: { claim: ApplicationClaim; speaker: Speaker }) {
  const t = useTranslations("claims.experiment");
  const parts = [
    ["metric", claim.metric],
    ["supports", claim.supports],
    ["contradicts", claim.contradicts],
    ...(claim.reason === undefined ? [] : ([["reason", claim.reason]] as const)),
  ] as const;
  return (
    <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-3">
      {parts.map(([key, text]) => (
        <div key={key} className={key === "reason" ? "sm:col-span-3" : undefined}>
          <dt className="text-xs text-muted">{t(key)}</dt>
          <dd>{say(text, speaker)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** With what a claim can be tested. */
export function ArmsBadge({ arms }: { arms: ApplicationClaim["arms"] }) {
  const t = useTranslations("claims.arms");
  return (
    <Badge tone={arms === "model-free" ? "info" : arms === "needs-model" ? "accent" : "neutral"}>
      {t(arms)}
    </Badge>
  );
}

function resultsOf(claim: ApplicationClaim, results: ResultsRead) {
  return results.state === "read" ? (results.byClaim.get(claim.id) ?? []) : [];
}

function StatusText({ claim, results }: { claim: ApplicationClaim; results: ResultsRead }) {
  const t = useTranslations("claims.experiment");
  if (claim.arms === "not-testable" || resultsOf(claim, results).length > 0) return null;
  return <span>{t("notRun")}</span>;
}

function FoundResults({
  claim,
  results,
  speaker,
}: {
  claim: ApplicationClaim;
  results: ResultsRead;
  speaker: Speaker;
}) {
  const found = resultsOf(claim, results);
  return found.length === 0 ? null : <ResultList results={found} speaker={speaker} />;
}

/** Why there are no results, or that some could not be read. */
export function ResultsNotice({ results }: { results: ResultsRead }) {
  const t = useTranslations("claims.results");
  if (results.state === "none") return <Notice>{t("none")}</Notice>;
  if (results.state === "unreadable")
    return <Notice tone="warn">{t("unreadable", { file: results.file })}</Notice>;
  return results.skipped === 0 ? null : (
    <Notice tone="warn">{t("skipped", { count: results.skipped })}</Notice>
  );
}
