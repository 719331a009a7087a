import { Failure } from "@assay/toolkit";
import { selectClaims } from "@assay/report";
import type { EvaluatedClaim, Verdict } from "@assay/report";
import { claims } from "@assay/report";
import type { Kind, LedgerFilter } from "./read-filter.ts";
import { verdictOf } from "./verdict-of.ts";

export interface Ledger {
  /** What the filter leaves. */
  rows: EvaluatedClaim[];
  /** Claims of each verdict that the other conditions leave. */
  byVerdict: Map<Verdict, number>;
  /** Claims of each kind in all. */
  byKind: Map<Kind, number>;
  /** Claims of each verdict in all. */
  overall: Map<Verdict, number>;
}

/** The claims that a filter leaves, with the counts beside them. */
export function readLedger({ kind, verdict, section, vertical, arms, text }: LedgerFilter): Ledger {
  const isApplication = kind === "application";
  const selected = selectClaims({
    kind,
    section,
    vertical: isApplication ? vertical : undefined,
    text: text === "" ? undefined : text,
  });
  if (selected instanceof Failure) throw new Error(selected.message);
  const rows = selected.filter(
    ({ claim }) =>
      !isApplication || arms === undefined || (claim.kind === "application" && claim.arms === arms),
  );
  return {
    rows: rows.filter(({ evaluation }) => verdict === undefined || evaluation.verdict === verdict),
    byVerdict: countBy(rows, ({ evaluation }) => evaluation.verdict),
    byKind: countBy(claims(), (claim) => claim.kind),
    overall: countBy(claims(), verdictOf),
  };
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
