import { evaluateClaim } from "@assay/report";
import type { Claim, Evaluation, Verdict } from "@assay/report";

const known = new Map<string, Evaluation>();

/** A claim evaluated with its own inputs; made once, for claims do not change. */
export function evaluationOf(claim: Claim): Evaluation {
  const before = known.get(claim.id);
  if (before !== undefined) return before;
  const outcome = evaluateClaim(claim);
  if (!outcome.ok) throw new Error(`claim ${claim.id} does not evaluate`);
  known.set(claim.id, outcome.evaluation);
  return outcome.evaluation;
}

export function verdictOf(claim: Claim): Verdict {
  return evaluationOf(claim).verdict;
}
