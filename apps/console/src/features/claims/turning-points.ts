import { evaluateClaim } from "@assay/report";
import type { Claim, Evaluation, Verdict } from "@assay/report";
import type { NumberField } from "../calculators/fields.ts";
import { claimFields } from "./claim-fields.ts";
import { evaluationOf } from "./verdict-of.ts";

/** The nearest value of an input, below and above its own, at which the verdict is another. */
export interface TurningPoint {
  field: NumberField;
  now: number;
  below: Turn | undefined;
  above: Turn | undefined;
}

export interface Turn {
  at: number;
  verdict: Verdict;
}

const known = new Map<string, readonly TurningPoint[]>();
/** How far an input is moved, from near to far. */
const factors = [1.005, 1.02, 1.05, 1.1, 1.2, 1.4, 1.7, 2, 3, 5, 10];
const furthest = 10;
const halvings = 12;
/** How exactly a turn is found, as a share of the input's own value. */
const exact = 1e-4;

/** Where a claim's verdict turns, input by input; made once, for claims do not change. */
export function turningPoints(claim: Claim): readonly TurningPoint[] {
  const before = known.get(claim.id);
  if (before !== undefined) return before;
  const points = claimFields(claim).flatMap(({ field, bases }): TurningPoint[] => {
    if (field.kind !== "number" || bases !== undefined) return [];
    const now = Number(field.base);
    if (now === 0) return [];
    return [{ field, now, below: turnOf(claim, field, -1), above: turnOf(claim, field, 1) }];
  });
  known.set(claim.id, points);
  return points;
}

function turnOf(claim: Claim, field: NumberField, direction: 1 | -1): Turn | undefined {
  const now = Number(field.base);
  const { verdict: own, recomputed } = evaluationOf(claim);
  const far = evaluationAt(claim, field, direction === 1 ? now * furthest : now / furthest);
  const isStill =
    recomputed !== undefined &&
    far?.recomputed?.low === recomputed.low &&
    far.recomputed.high === recomputed.high;
  if (isStill) return undefined;
  let same = now;
  for (const factor of factors) {
    const value = direction === 1 ? now * factor : now / factor;
    const verdict = verdictAt(claim, field, value);
    if (verdict === undefined) return undefined;
    if (verdict !== own) return between(claim, field, { same, turned: value, own });
    same = value;
  }
  return undefined;
}

function between(
  claim: Claim,
  field: NumberField,
  { same: from, turned: to, own }: { same: number; turned: number; own: Verdict },
): Turn | undefined {
  let [same, turned] = [from, to];
  const enough = Math.max(Math.abs(Number(field.base)) * exact, field.isWhole ? 1 : 0);
  for (let step = 0; step < halvings && Math.abs(turned - same) > enough; step += 1) {
    const middle = field.isWhole ? Math.round((same + turned) / 2) : (same + turned) / 2;
    const verdict = verdictAt(claim, field, middle);
    if (verdict === undefined) return undefined;
    if (verdict === own) same = middle;
    else turned = middle;
  }
  const at = field.isWhole ? Math.round(turned) : turned;
  const verdict = verdictAt(claim, field, at);
  return verdict === undefined ? undefined : { at, verdict };
}

function verdictAt(claim: Claim, field: NumberField, value: number): Verdict | undefined {
  return evaluationAt(claim, field, value)?.verdict;
}

function evaluationAt(claim: Claim, field: NumberField, value: number): Evaluation | undefined {
  const outcome = evaluateClaim(claim, { [field.name]: field.isWhole ? Math.round(value) : value });
  return outcome.ok ? outcome.evaluation : undefined;
}
