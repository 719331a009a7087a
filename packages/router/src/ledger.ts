import type { RequestRecord } from "./record.ts";

/** What a request came to and on whose account. */
export interface LedgerEntry extends RequestRecord {
  at: string;
  workspace: string | undefined;
  key: string | undefined;
}

/** Where entries go. */
export interface Ledger {
  append(entry: LedgerEntry): Promise<void>;
}

/** The last entries in memory. */
export function createMemoryLedger(most = 10_000): Ledger & { entries(): readonly LedgerEntry[] } {
  const kept: LedgerEntry[] = [];
  return {
    async append(entry) {
      kept.push(entry);
      if (kept.length > most) kept.shift();
    },
    entries: () => kept,
  };
}
