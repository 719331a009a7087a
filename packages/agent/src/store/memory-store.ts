import type { Database } from "@assay/db";
import { withWorkspace } from "@assay/db";
import { and, asc, count, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { memory } from "../schema.ts";
import { findThread } from "./rows.ts";
import type { ThreadOwner } from "./thread-store.ts";

/** Whose memory, of which agent, and whether only within one thread. */
export interface MemoryScope {
  owner: ThreadOwner;
  agent: string;
  threadId?: string | undefined;
}

export type MemoryValue = z.infer<ReturnType<typeof z.json>>;

/** `memory.too_large`: over 16,000 characters of JSON, or a key over 200. `memory.full`: 200 entries are there. */
export type MemoryProblem = "memory.too_large" | "memory.full" | "chat.unknown_thread";

/** What an agent keeps for somebody. */
export interface MemoryStore {
  /** All of it, by key. */
  entries(scope: MemoryScope): Promise<Map<string, MemoryValue>>;
  set(scope: MemoryScope, key: string, value: MemoryValue): Promise<"saved" | { problem: MemoryProblem }>;
  /** Forgets one entry, or with no key everything. Resolves with how many. */
  forget(scope: MemoryScope, key?: string): Promise<number>;
}

const mostEntries = 200;
const longestKey = 200;
const longestValue = 16_000;
const Value = z.json();

/** Memory in PostgreSQL, through a pool of the application's role. */
export function createMemoryStore(
  database: Database,
  { now = Date.now }: { now?: () => number } = {},
): MemoryStore {
  return {
    entries: (scope) =>
      withWorkspace(database, scope.owner.workspaceId, async (tx) => {
        const rows = await tx
          .select({ key: memory.key, value: memory.value })
          .from(memory)
          .where(isIn(scope))
          .orderBy(asc(memory.key));
        return new Map(rows.map(({ key, value }) => [key, Value.parse(value)]));
      }),
    async set(scope, key, value) {
      const isTooLarge = key.length > longestKey || JSON.stringify(value).length > longestValue;
      if (isTooLarge || key.includes("\0")) return { problem: "memory.too_large" };
      return withWorkspace(database, scope.owner.workspaceId, async (tx) => {
        const { owner, agent, threadId } = scope;
        if (threadId !== undefined && (await findThread({ tx, owner }, threadId)) === undefined)
          return { problem: "chat.unknown_thread" };
        const [others] = await tx
          .select({ count: count() })
          .from(memory)
          .where(and(isIn(scope), ne(memory.key, key)));
        if ((others?.count ?? 0) >= mostEntries) return { problem: "memory.full" };
        // As a bare value, null would be that of SQL.
        const changed = { value: value === null ? sql`'null'::json` : value, updatedAt: new Date(now()) };
        const ofAgent = [memory.workspaceId, memory.principalId, memory.agent, memory.key];
        const ofThread = [memory.workspaceId, memory.threadId, memory.principalId, memory.agent, memory.key];
        await tx
          .insert(memory)
          .values({ ...owner, agent, threadId: threadId ?? null, key, ...changed })
          .onConflictDoUpdate({
            target: threadId === undefined ? ofAgent : ofThread,
            targetWhere: threadId === undefined ? isNull(memory.threadId) : isNotNull(memory.threadId),
            set: changed,
          });
        return "saved";
      });
    },
    forget: (scope, key) =>
      withWorkspace(database, scope.owner.workspaceId, async (tx) => {
        const forgotten = await tx
          .delete(memory)
          .where(and(isIn(scope), key === undefined ? undefined : eq(memory.key, key)))
          .returning({ key: memory.key });
        return forgotten.length;
      }),
  };
}

function isIn({ owner, agent, threadId }: MemoryScope) {
  return and(
    eq(memory.workspaceId, owner.workspaceId),
    eq(memory.principalId, owner.principalId),
    eq(memory.agent, agent),
    threadId === undefined ? isNull(memory.threadId) : eq(memory.threadId, threadId),
  );
}
