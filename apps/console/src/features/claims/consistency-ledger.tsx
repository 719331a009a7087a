import Link from "next/link";
import type { EvaluatedClaim } from "@assay/report";
import { say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { PassageList } from "./passage-list.tsx";
import { passagesOf } from "./passages.ts";
import { VerdictBadge } from "./verdict-badge.tsx";

/** The consistency claims, each with its passages side by side. */
export function ConsistencyLedger({ rows, speaker }: { rows: readonly EvaluatedClaim[]; speaker: Speaker }) {
  return (
    <ul className="grid gap-3">
      {rows.map(({ claim, evaluation }) =>
        claim.kind === "consistency" ? (
          <li key={claim.id} className="grid gap-2 rounded-lg border border-line bg-surface p-3">
            <div className="flex flex-wrap items-start justify-between gap-2">
              <h2 className="text-base">
                <Link
                  href={`/claims/${claim.id}`}
                  prefetch={false}
                  className="link coarse:inline-flex coarse:min-h-11 coarse:items-center"
                >
                  {say(claim.title, speaker)}
                </Link>
              </h2>
              <VerdictBadge verdict={evaluation.verdict} />
            </div>
            <PassageList passages={passagesOf(claim, evaluation, speaker)} speaker={speaker} />
            <p className="text-sm text-muted">{say(claim.why, speaker)}</p>
          </li>
        ) : null,
      )}
    </ul>
  );
}
