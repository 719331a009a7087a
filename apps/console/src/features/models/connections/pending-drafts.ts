import "server-only";
import { randomUUID } from "node:crypto";
import type { ConnectionDraft, ConnectionTest } from "@assay/router";

/** A connection whose test failed, with its key, till somebody saves it all the same. */
interface Pending {
  owner: string;
  draft: ConnectionDraft;
  outcome: ConnectionTest["outcome"];
  until: number;
}

const keptMs = 10 * 60_000;
const most = 200;

declare global {
  // Pages and actions may have modules of their own.
  var assayPendingDrafts: Map<string, Pending> | undefined;
}

const pending = (globalThis.assayPendingDrafts ??= new Map());

/** Keeps a tested draft in this process for ten minutes: its key need not go to the browser and back. */
export function keepDraft(owner: string, draft: ConnectionDraft, outcome: ConnectionTest["outcome"]): string {
  const now = Date.now();
  for (const [id, { until }] of pending) if (until < now || pending.size >= most) pending.delete(id);
  const id = randomUUID();
  pending.set(id, { owner, draft, outcome, until: now + keptMs });
  return id;
}

/** Takes a draft that was kept, once; undefined where it was another's or too long ago. */
export function takeDraft(owner: string, id: string): Pick<Pending, "draft" | "outcome"> | undefined {
  const known = pending.get(id);
  if (known === undefined || known.owner !== owner || known.until < Date.now()) return undefined;
  pending.delete(id);
  return known;
}
