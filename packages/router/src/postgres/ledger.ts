import type { Database } from "@assay/db";
import { and, desc, eq, gte, sql } from "drizzle-orm";
import type { Ledger } from "../ledger.ts";
import { request } from "../schema.ts";

/** What a model came to on one day for one application. Money in millionths. */
export interface UsageRow {
  day: string;
  /** Undefined for requests that named none. */
  app: string | undefined;
  model: string;
  requests: number;
  failed: number;
  promptTokens: number;
  completionTokens: number;
  costMicros: number;
  currency: string | undefined;
}

/** The ledger of all processes. */
export interface PostgresLedger extends Ledger {
  /** By day, application and model, the newest day first. */
  usage(workspace: string, since: Date): Promise<UsageRow[]>;
}

/** A ledger in PostgreSQL, through a pool of the system role. */
export function createPostgresLedger({ orm }: Database): PostgresLedger {
  return {
    async append(entry) {
      const { workspace, key, usage, cost, at, content, attempts, ...record } = entry;
      await orm
        .insert(request)
        .values({
          id: record.id,
          workspaceId: workspace ?? "local",
          keyId: key ?? null,
          at: new Date(at),
          model: record.model,
          app: record.app ?? null,
          address: attempts.findLast(({ code }) => code === "ok")?.address ?? null,
          attempts,
          promptTokens: usage?.prompt ?? null,
          completionTokens: usage?.completion ?? null,
          cachedTokens: usage?.cached ?? null,
          costMicros: cost?.micros ?? null,
          currency: cost?.currency ?? null,
          firstTokenMs: record.firstTokenMs ?? null,
          durationMs: record.durationMs,
          error: record.error ?? null,
          cached: record.cached ?? null,
          hedged: record.hedged ?? null,
          isStream: record.isStream,
          content: content ?? null,
        })
        .onConflictDoNothing();
    },
    async usage(workspace, since) {
      const day = sql<string>`to_char(${request.at} at time zone 'UTC', 'YYYY-MM-DD')`;
      const model = sql<string>`coalesce(${request.address}, ${request.model})`;
      const sum = (column: typeof request.promptTokens | typeof request.costMicros) =>
        sql`coalesce(sum(${column}), 0)`.mapWith(Number);
      const rows = await orm
        .select({
          day,
          app: request.app,
          model,
          currency: request.currency,
          requests: sql`count(*)`.mapWith(Number),
          failed: sql`count(${request.error})`.mapWith(Number),
          promptTokens: sum(request.promptTokens),
          completionTokens: sql`coalesce(sum(${request.completionTokens}), 0)`.mapWith(Number),
          costMicros: sum(request.costMicros),
        })
        .from(request)
        .where(and(eq(request.workspaceId, workspace), gte(request.at, since)))
        .groupBy(day, request.app, model, request.currency)
        .orderBy(desc(day), model, request.app);
      return rows.map(({ app, currency, ...row }) => ({
        ...row,
        app: app ?? undefined,
        currency: currency ?? undefined,
      }));
    },
  };
}
