import { claims } from "@assay/report";
import type { Claim } from "@assay/report";
import { overlaps } from "../report/line-ranges.ts";

const most = 8;

/** Claims that share a fact with a claim, most shared first, then those on its lines in its section; at most eight. */
export function relatedClaims(claim: Claim): Claim[] {
  const own = new Set(factsOf(claim));
  return claims()
    .filter(({ id }) => id !== claim.id)
    .map((other) => ({ other, shared: factsOf(other).filter((fact) => own.has(fact)).length }))
    .filter(({ other, shared }) => shared > 0 || isBeside(claim, other))
    .toSorted((left, right) => right.shared - left.shared)
    .slice(0, most)
    .map(({ other }) => other);
}

function factsOf(claim: Claim): readonly string[] {
  return claim.kind === "application" ? [] : claim.facts;
}

function isBeside(claim: Claim, other: Claim): boolean {
  return (
    claim.section === other.section &&
    claim.lines.some((lines) => other.lines.some((each) => overlaps(lines, each)))
  );
}
