import { Failure } from "@assay/toolkit";
import { claims, selectClaims } from "@assay/report";
import type { Claim, EvaluatedClaim, Verdict } from "@assay/report";
import { namesVertical } from "./names-vertical.ts";
import type { Kind, LedgerFilter } from "./read-filter.ts";
import { verdictOf } from "./verdict-of.ts";

/** A verdict, or that there can be none. */
export type Standing = Verdict | "not-testable";

export interface Ledger {
  /** What the filter leaves. */
  rows: EvaluatedClaim[];
  /** Claims of each verdict that the other conditions leave. */
  byVerdict: Map<Verdict, number>;
  /** Claims of each kind in all. */
  byKind: Map<Kind, number>;
  /** Claims of each verdict in all, those that no bench can test apart. */
  overall: Map<Standing, number>;
}

/** The claims that a filter leaves, with the counts beside them. */
export function readLedger({ kind, verdict, section, vertical, arms, text }: LedgerFilter): Ledger {
  const isApplication = kind === "application";
  const select = (words: string | undefined) => {
    const selected = selectClaims({
      kind,
      section,
      vertical: isApplication ? vertical : undefined,
      text: words,
    });
    if (selected instanceof Failure) throw new Error(selected.message);
    return selected;
  };
  const found = select(text === "" ? undefined : text);
  const ids = new Set(found.map(({ claim }) => claim.id));
  const tagged =
    !isApplication || text === ""
      ? []
      : select(undefined).filter(
          ({ claim }) =>
            claim.kind === "application" && !ids.has(claim.id) && namesVertical(text, claim.vertical),
        );
  const rows = [...found, ...tagged].filter(
    ({ claim }) =>
      !isApplication || arms === undefined || (claim.kind === "application" && claim.arms === arms),
  );
  return {
    rows: rows.filter(({ claim }) => verdict === undefined || standingOf(claim) === verdict),
    byVerdict: countBy(rows, ({ evaluation }) => evaluation.verdict),
    byKind: countBy(claims(), (claim) => claim.kind),
    overall: countBy(claims(), standingOf),
  };
}

/** The verdict on a claim, or that no bench can give one. */
export function standingOf(claim: Claim): Standing {
  return claim.kind === "application" && claim.arms === "not-testable" ? "not-testable" : verdictOf(claim);
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
