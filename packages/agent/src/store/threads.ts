import { and, desc, eq, ilike, isNotNull, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { run, thread } from "../schema.ts";
import { findThread, isModelName, isThread, isUuid, refused, toThread } from "./rows.ts";
import type { Scope } from "./rows.ts";
import type { Refused, Thread, ThreadFilter } from "./thread-store.ts";

const usualPage = 30;
const largestPage = 100;

export async function openThread(
  scope: Scope,
  fields: { id: string; app: string; agent: string; model?: string | undefined },
  at: Date,
): Promise<Thread | Refused> {
  const { tx, owner } = scope;
  const isAllowed = isUuid(fields.id) && (fields.model === undefined || isModelName(fields.model));
  if (!isAllowed) return refused("chat.bad_request");
  const found = await findThread(scope, fields.id);
  if (found !== undefined) return toThread(found);
  const { id, app, agent, model = null } = fields;
  const [made] = await tx
    .insert(thread)
    .values({ id, app, agent, model, ...owner, createdAt: at, updatedAt: at })
    .onConflictDoNothing()
    .returning();
  // One that is there already is another principal's, or was made by another tab a moment ago.
  const row = made ?? (await findThread(scope, id));
  return row === undefined ? refused("chat.unknown_thread") : toThread(row);
}

export async function listThreads(
  { tx, owner }: Scope,
  { app, text = "", isArchived = false, cursor, limit = usualPage }: ThreadFilter,
): Promise<{ threads: Thread[]; next: string | undefined } | Refused> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === "bad") return refused("chat.bad_request");
  const size = Math.max(1, Math.min(largestPage, Math.trunc(limit)));
  const words = text.replaceAll("\0", "").split(/\s+/u).filter(Boolean);
  const rows = await tx
    .select()
    .from(thread)
    .where(
      and(
        eq(thread.workspaceId, owner.workspaceId),
        eq(thread.principalId, owner.principalId),
        app === undefined ? undefined : eq(thread.app, app),
        isArchived ? isNotNull(thread.archivedAt) : isNull(thread.archivedAt),
        ...words.map((word) => ilike(thread.title, `%${escapeLike(word)}%`)),
        after,
      ),
    )
    .orderBy(desc(thread.updatedAt), desc(thread.id))
    .limit(size + 1);
  const threads = rows.slice(0, size).map(toThread);
  return { threads, next: rows.length > size ? cursorAt(threads.at(-1)) : undefined };
}

/** Changes a thread that is the owner's. */
export async function changeThread(
  { tx, owner }: Scope,
  threadId: string,
  values: Partial<typeof thread.$inferInsert>,
): Promise<Thread | Refused> {
  if (!isUuid(threadId)) return refused("chat.unknown_thread");
  const [row] = await tx.update(thread).set(values).where(isThread(owner, threadId)).returning();
  return row === undefined ? refused("chat.unknown_thread") : toThread(row);
}

export async function removeThread(scope: Scope, threadId: string): Promise<"removed" | Refused> {
  const { tx, owner } = scope;
  if ((await findThread(scope, threadId, { lock: true })) === undefined)
    return refused("chat.unknown_thread");
  // Whoever saves a turn holds its run first. The deletion would take them the other way round.
  await tx
    .select({ id: run.id })
    .from(run)
    .where(and(eq(run.workspaceId, owner.workspaceId), eq(run.threadId, threadId)))
    .for("update");
  await tx.delete(thread).where(isThread(owner, threadId));
  return "removed";
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

function cursorAt(last: Thread | undefined): string | undefined {
  if (last === undefined) return undefined;
  return Buffer.from(JSON.stringify([last.updatedAt.toISOString(), last.id])).toString("base64url");
}

function readCursor(cursor: string): SQL | "bad" {
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return sql`(${thread.updatedAt}, ${thread.id}) < (${at}::timestamptz, ${id}::uuid)`;
  } catch {
    return "bad";
  }
}

function escapeLike(word: string): string {
  return word.replaceAll(/[\\%_]/gu, String.raw`\$&`);
}
