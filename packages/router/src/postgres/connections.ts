import { inTransaction } from "@assay/db";
import type { Database, Orm } from "@assay/db";
import { isCurrent, seal, unseal } from "@assay/db/home";
import type { SealingKeys } from "@assay/db/home";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { ConnectionDraft } from "../connection-draft.ts";
import { knownProvider, providerOf } from "../connection-draft.ts";
import type { ConnectionProblem, ConnectionProblemCode } from "../connection-input.ts";
import type { Connections } from "../connections.ts";
import type { RouterErrorCode } from "../error.ts";
import { refuseUrl } from "../provider.ts";
import { connection } from "../schema.ts";

/** A connection as it may be shown: its key is not in it. */
export interface Connection extends Omit<ConnectionDraft, "key"> {
  hasKey: boolean;
  /** The end of its key, where it is long enough to tell something apart and nothing away. */
  keyHint: string | undefined;
  /** Its key cannot be opened any more, or this version does not know its provider: requests leave it out. */
  isBroken: boolean;
  createdAt: Date;
  test: { at: Date; outcome: RouterErrorCode | "ok" } | undefined;
}

/** The connections of all workspaces, for all processes. */
export interface PostgresConnections {
  list(workspace: string): Promise<Connection[]>;
  /** What a draft comes to with the key that is kept, where it brings none of its own; for trying it out. */
  complete(
    workspace: string,
    draft: ConnectionDraft,
  ): Promise<{ draft: ConnectionDraft } | { problem: ConnectionProblem }>;
  /** A saved connection with its key, for trying it out; undefined where there is none or it does not open. */
  open(workspace: string, id: string): Promise<ConnectionDraft | undefined>;
  /** Adds a connection, or puts it in the place of the one with its id. Without a key the one that is kept stays. */
  save(workspace: string, draft: ConnectionDraft): Promise<{ id: string } | { problem: ConnectionProblem }>;
  /** Resolves with whether the workspace had such a connection. */
  remove(workspace: string, id: string): Promise<boolean>;
  /** Notes what trying a connection came to, unless its address or key has been changed since. */
  noteTest(workspace: string, tried: ConnectionDraft, outcome: RouterErrorCode | "ok"): Promise<void>;
  /** What the router needs of a workspace; the same object for as long as nothing changed. */
  reachOf(workspace: string): Promise<Connections>;
  /** Seals with the newest key what an older one sealed; tells of those that no key opens. */
  reseal(): Promise<{ resealed: number; unopened: number }>;
}

type Row = typeof connection.$inferSelect;

const rememberMs = 5_000;
const mostRemembered = 10_000;
const mostConnections = 50;
const none: Connections = { providers: [], keys: new Map(), models: new Map() };

/**
 * Connections in PostgreSQL, through a pool of the system role. Keys are sealed for their workspace and id. What a
 * workspace has is remembered for five seconds: one that was removed by another process is used at the latest till then.
 * @param keys read at each use, so that a rotation reaches processes that run
 */
export function createPostgresConnections(
  database: Database,
  keys: SealingKeys | (() => SealingKeys),
  now: () => number = Date.now,
): PostgresConnections {
  const { orm } = database;
  const sealingKeys = () => (typeof keys === "function" ? keys() : keys);
  const remembered = new Map<string, { until: number; reach: Promise<Connections> }>();
  const made = new Map<string, { print: string; reach: Connections }>();

  function keyOf({ workspaceId, id, sealedKey }: Row): string | undefined {
    return sealedKey === null ? undefined : unseal(sealingKeys(), sealedKey, contextOf(workspaceId, id));
  }

  async function load(workspace: string): Promise<Connections> {
    const rows = await rowsOf(orm, workspace);
    const usable = rows.flatMap((row) => usableOf(row, keyOf(row)) ?? []);
    // Which can be used is part of it: a key that sealed one may come back, as with restored secrets.
    const print = JSON.stringify([
      rows.map(({ createdAt: _c, testedAt: _t, testOutcome: _o, ...row }) => row),
      usable.map(({ provider }) => provider.id),
    ]);
    const known = made.get(workspace);
    if (known?.print === print) return known.reach;
    const reach: Connections =
      usable.length === 0
        ? none
        : {
            providers: usable.map(({ provider }) => provider),
            keys: new Map(
              usable.flatMap(({ provider, key }) => (key === undefined ? [] : [[provider.id, key]])),
            ),
            models: new Map(
              usable.flatMap(({ provider, models }) => (models === null ? [] : [[provider.id, models]])),
            ),
          };
    if (made.size >= mostRemembered) made.clear();
    made.set(workspace, { print, reach });
    return reach;
  }

  async function complete(workspace: string, draft: ConnectionDraft) {
    return completeWith(draft, await rowOf(orm, workspace, draft.id), keyOf);
  }

  return {
    complete,
    async list(workspace) {
      return (await rowsOf(orm, workspace)).map((row) => shown(row, keyOf(row)));
    },
    async open(workspace, id) {
      const row = await rowOf(orm, workspace, id);
      const key = row && keyOf(row);
      if (row === undefined || (row.sealedKey !== null && key === undefined)) return undefined;
      return { ...fieldsOf(row), key };
    },
    async save(workspace, draft) {
      const saved = await inTransaction(database, async (tx) => {
        // Whoever changes a workspace's connections waits for the others: a key never joins an address it was not for.
        await tx.execute(
          sql`select pg_advisory_xact_lock(hashtextextended(${`connection:${workspace}`}, 0))`,
        );
        const rows = await rowsOf(tx, workspace);
        const before = rows.find(({ id }) => id === draft.id);
        if (before === undefined && rows.length >= mostConnections)
          return problem("name", "connection.too_many");
        const completed = completeWith(draft, before, keyOf);
        if ("problem" in completed) return completed;
        const seals = (key: string) => seal(sealingKeys(), key, contextOf(workspace, draft.id));
        const values = rowFor(completed.draft, draft.key === undefined ? before : undefined, seals);
        await tx
          .insert(connection)
          .values({ ...values, workspaceId: workspace, createdAt: new Date(now()) })
          .onConflictDoUpdate({ target: [connection.workspaceId, connection.id], set: values });
        return { id: draft.id };
      });
      remembered.delete(workspace);
      return saved;
    },
    async remove(workspace, id) {
      const removed = await orm
        .delete(connection)
        .where(isRow(workspace, id))
        .returning({ id: connection.id });
      remembered.delete(workspace);
      return removed.length > 0;
    },
    async noteTest(workspace, tried, outcome) {
      const row = await rowOf(orm, workspace, tried.id);
      if (row === undefined || !isAsTried(row, tried) || keyOf(row) !== tried.key) return;
      const { sealedKey, baseUrl, wire } = row;
      const asRead = sql`(${connection.sealedKey}, ${connection.baseUrl}, ${connection.wire})
        is not distinct from (${sealedKey}::text, ${baseUrl}::text, ${wire}::text)`;
      await orm
        .update(connection)
        .set({ testedAt: new Date(now()), testOutcome: outcome })
        .where(and(isRow(workspace, tried.id), asRead));
    },
    async reachOf(workspace) {
      const known = remembered.get(workspace);
      if (known !== undefined && known.until > now()) return known.reach;
      if (remembered.size >= mostRemembered) remembered.clear();
      const reach = load(workspace);
      const entry = { until: now() + rememberMs, reach };
      remembered.set(workspace, entry);
      reach.catch(() => {
        if (remembered.get(workspace) === entry) remembered.delete(workspace);
      });
      return reach;
    },
    async reseal() {
      const count = { resealed: 0, unopened: 0 };
      const newest = sealingKeys();
      for (const row of await orm.select().from(connection).where(isNotNull(connection.sealedKey))) {
        const { workspaceId, id, sealedKey } = row;
        if (sealedKey === null || isCurrent(newest, sealedKey)) continue;
        const context = contextOf(workspaceId, id);
        const key = unseal(newest, sealedKey, context);
        if (key === undefined) count.unopened += 1;
        else {
          // One that was changed in the meantime was sealed anew by that.
          await orm
            .update(connection)
            .set({ sealedKey: seal(newest, key, context) })
            .where(and(isRow(workspaceId, id), eq(connection.sealedKey, sealedKey)));
          count.resealed += 1;
        }
      }
      return count;
    },
  };
}

function contextOf(workspace: string, id: string): string {
  return `connection:${workspace}:${id}`;
}

function isRow(workspace: string, id: string) {
  return and(eq(connection.workspaceId, workspace), eq(connection.id, id));
}

async function rowsOf(orm: Orm, workspace: string): Promise<Row[]> {
  return orm
    .select()
    .from(connection)
    .where(eq(connection.workspaceId, workspace))
    .orderBy(asc(connection.createdAt), asc(connection.id));
}

async function rowOf(orm: Orm, workspace: string, id: string): Promise<Row | undefined> {
  const [row] = await orm.select().from(connection).where(isRow(workspace, id));
  return row;
}

function fieldsOf({ id, provider, name, baseUrl, wire, isLocal, models }: Row): Omit<ConnectionDraft, "key"> {
  return {
    id,
    provider: provider ?? undefined,
    name,
    baseUrl: baseUrl ?? undefined,
    wire,
    isLocal,
    models: models ?? undefined,
  };
}

/** The endpoint of a row and its key; undefined where it cannot be used as it stands. */
function usableOf(row: Row, key: string | undefined) {
  const provider = providerOf(fieldsOf(row));
  if (provider === undefined || (row.sealedKey !== null && key === undefined)) return undefined;
  return refuseUrl(provider.baseUrl, provider.local) === undefined
    ? { provider, key, models: row.models }
    : undefined;
}

const shortestShown = 12;

function shown(row: Row, key: string | undefined): Connection {
  const { sealedKey, createdAt, testedAt, testOutcome } = row;
  return {
    ...fieldsOf(row),
    hasKey: sealedKey !== null,
    keyHint: key !== undefined && key.length >= shortestShown ? `…${key.slice(-4)}` : undefined,
    isBroken: usableOf(row, key) === undefined,
    createdAt,
    test:
      testedAt === null || testOutcome === null
        ? undefined
        : { at: testedAt, outcome: testOutcome as RouterErrorCode | "ok" },
  };
}

function problem(field: ConnectionProblem["field"], code: ConnectionProblemCode) {
  return { problem: { field, code } };
}

/** Whoever may change a connection need not know its key: the key that is kept goes to the address it was given for only. */
function completeWith(
  draft: ConnectionDraft,
  before: Row | undefined,
  keyOf: (row: Row) => string | undefined,
): { draft: ConnectionDraft } | { problem: ConnectionProblem } {
  if (draft.key !== undefined) return { draft };
  if (before === undefined || before.sealedKey === null) {
    const known = draft.provider === undefined ? undefined : knownProvider(draft.provider);
    return known === undefined || known.local ? { draft } : problem("key", "connection.no_key");
  }
  const key = keyOf(before);
  const isSame = originOf(fieldsOf(before)) === originOf(draft);
  return key === undefined || !isSame ? problem("key", "connection.key_again") : { draft: { ...draft, key } };
}

function originOf(draft: Omit<ConnectionDraft, "key" | "models">): string | undefined {
  const baseUrl = providerOf(draft)?.baseUrl ?? "";
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : undefined;
}

/** Whether a row leads to the address a draft leads to, in the same way. */
function isAsTried(row: Row, { baseUrl, wire }: ConnectionDraft): boolean {
  return row.baseUrl === (baseUrl ?? null) && row.wire === wire;
}

/** The columns of a connection. What its last test came to holds for the address and the key it was made with. */
function rowFor(draft: ConnectionDraft, before: Row | undefined, seals: (key: string) => string) {
  const { id, provider, name, baseUrl, wire, isLocal, key, models } = draft;
  const isAsTested = before !== undefined && isAsTried(before, draft);
  return {
    id,
    provider: provider ?? null,
    name,
    baseUrl: baseUrl ?? null,
    wire,
    isLocal,
    sealedKey: key === undefined ? null : seals(key),
    models: models ?? null,
    ...(isAsTested ? {} : { testedAt: null, testOutcome: null }),
  };
}
