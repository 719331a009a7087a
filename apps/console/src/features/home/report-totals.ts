import { claims, entities, facts, sections } from "@assay/report";
import type { Claim } from "@assay/report";
import { standingOf } from "../claims/ledger.ts";
import type { Standing } from "../claims/ledger.ts";

export interface ReportTotals {
  sections: number;
  facts: number;
  entities: number;
  claims: number;
  standings: { kind: Claim["kind"]; standing: Standing; claims: number }[];
}

let made: ReportTotals | undefined;

/** How much the report holds and what became of its claims; the same for the life of the process. */
export function reportTotals(): ReportTotals {
  return (made ??= {
    sections: sections().length,
    facts: facts().length,
    entities: entities().length,
    claims: claims().length,
    standings: countStandings(),
  });
}

function countStandings(): ReportTotals["standings"] {
  const counts = new Map<string, ReportTotals["standings"][number]>();
  for (const claim of claims()) {
    const standing = standingOf(claim);
    const key = `${claim.kind} ${standing}`;
    const known = counts.get(key) ?? { kind: claim.kind, standing, claims: 0 };
    counts.set(key, { ...known, claims: known.claims + 1 });
  }
  return [...counts.values()];
}
