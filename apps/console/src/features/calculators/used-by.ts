import { claims } from "@assay/report";
import type { Claim } from "@assay/report";

/** The ids of the calculators behind a claim. */
export function calculatorsOf(claim: Claim): string[] {
  const runs =
    claim.kind === "arithmetic"
      ? claim.runs
      : claim.kind === "consistency"
        ? claim.passages.flatMap(({ run }) => (run === undefined ? [] : [run]))
        : [];
  return [...new Set(runs.map(({ calculator }) => calculator))];
}

/** The claims that a calculator stands behind. */
export function claimsUsing(calculator: string): Claim[] {
  return claims().filter((claim) => calculatorsOf(claim).includes(calculator));
}
