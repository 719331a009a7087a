import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database, Orm } from "./connect.ts";
import { DatabaseError } from "./error.ts";

/** The id of a workspace, once it is known that whoever asks may act in it. */
export const WorkspaceId = z
  .string()
  .regex(/^[\w-]{1,64}$/u)
  .brand<"WorkspaceId">();
export type WorkspaceId = z.infer<typeof WorkspaceId>;

const retryForMs = 10_000;
const firstPauseMs = 50;
const away = "The database does not answer. Nothing was changed; try again in a moment.";
const lost = "The database went away in the middle. See whether the last change is there, then try again.";

/**
 * Runs a function in a transaction that sees and changes the rows of one workspace only. Keep it short: no model call,
 * no stream, nothing that waits for a person. A server that is just starting or has just gone is waited for, as long
 * as nothing was asked of it.
 * @throws DatabaseError db.unavailable after ten seconds; whatever the function throws, rolled back
 */
export async function withWorkspace<T>(
  database: Database,
  workspace: WorkspaceId,
  run: (tx: Orm) => Promise<T>,
): Promise<T> {
  return inTransaction(database, async (tx) => {
    await tx.execute(sql`select set_config('assay.workspace_id', ${workspace}, true)`);
    return run(tx);
  });
}

/** Runs a function in a transaction, which is begun again while the server is away and nothing has been asked of it. */
export async function inTransaction<T>({ orm }: Database, run: (tx: Orm) => Promise<T>): Promise<T> {
  const deadline = Date.now() + retryForMs;
  let hasBegun = false;
  for (let pause = firstPauseMs; ; pause *= 2) {
    try {
      return await orm.transaction(async (tx) => {
        hasBegun = true;
        return run(tx);
      });
    } catch (error) {
      if (!isConnectionFailure(error)) throw error;
      if (hasBegun) throw new DatabaseError("db.unavailable", lost, { cause: error });
      if (Date.now() + pause > deadline) throw new DatabaseError("db.unavailable", away, { cause: error });
      await sleep(pause);
    }
  }
}

/**
 * Runs a function that only reads, again while the server is away.
 * @throws DatabaseError db.unavailable after ten seconds
 */
export async function retryRead<T>(read: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + retryForMs;
  for (let pause = firstPauseMs; ; pause *= 2) {
    try {
      return await read();
    } catch (error) {
      if (!isConnectionFailure(error)) throw error;
      if (Date.now() + pause > deadline) throw new DatabaseError("db.unavailable", away, { cause: error });
      await sleep(pause);
    }
  }
}

/** Whether an error says that the server is away, rather than that it refused a statement. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseError) return error.code === "db.unavailable";
  const code = "code" in error ? String(error.code) : "";
  return lostConnection.has(code) || (error.cause !== undefined && isConnectionFailure(error.cause));
}

const lostConnection = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  // The server is shutting down, was stopped, or is starting up.
  "57P01",
  "57P02",
  "57P03",
]);
