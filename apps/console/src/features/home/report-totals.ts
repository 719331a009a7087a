import { claims, entities, evaluateClaim, facts, sections } from "@assay/report";
import type { Claim, Verdict } from "@assay/report";

export interface ReportTotals {
  sections: number;
  facts: number;
  entities: number;
  claims: number;
  verdicts: { kind: Claim["kind"]; verdict: Verdict; claims: number }[];
}

let made: ReportTotals | undefined;

/** How much the report holds and what became of its claims; the same for the life of the process. */
export function reportTotals(): ReportTotals {
  return (made ??= {
    sections: sections().length,
    facts: facts().length,
    entities: entities().length,
    claims: claims().length,
    verdicts: countVerdicts(),
  });
}

function countVerdicts(): ReportTotals["verdicts"] {
  const counts = new Map<string, ReportTotals["verdicts"][number]>();
  for (const claim of claims()) {
    const outcome = evaluateClaim(claim);
    if (!outcome.ok) throw new Error(`claim ${claim.id} does not evaluate`);
    const { verdict } = outcome.evaluation;
    const key = `${claim.kind} ${verdict}`;
    const known = counts.get(key) ?? { kind: claim.kind, verdict, claims: 0 };
    counts.set(key, { ...known, claims: known.claims + 1 });
  }
  return [...counts.values()];
}
