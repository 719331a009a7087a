import type { EvaluatedClaim } from "@assay/report";
import type { Speaker } from "../calculators/format-value.ts";
import { ApplicationLedger } from "./application-ledger.tsx";
import { ArithmeticLedger } from "./arithmetic-ledger.tsx";
import { ConsistencyLedger } from "./consistency-ledger.tsx";
import type { Kind } from "./read-filter.ts";
import type { ResultsRead } from "./read-results.ts";

export interface LedgerRowsProps {
  kind: Kind;
  rows: readonly EvaluatedClaim[];
  results: ResultsRead;
  speaker: Speaker;
}

/** Claims of one kind, as that kind is read best. */
export function LedgerRows({ kind, rows, results, speaker }: LedgerRowsProps) {
  switch (kind) {
    case "arithmetic":
      return <ArithmeticLedger rows={rows} speaker={speaker} />;
    case "consistency":
      return <ConsistencyLedger rows={rows} speaker={speaker} />;
    case "application":
      return <ApplicationLedger rows={rows} results={results} speaker={speaker} />;
  }
}
