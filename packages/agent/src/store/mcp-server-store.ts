import type { Database, Orm, WorkspaceId } from "@assay/db";
import { withWorkspace } from "@assay/db";
import { isCurrent, seal, unseal } from "@assay/db/home";
import type { SealingKeys } from "@assay/db/home";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { mcpServer } from "../schema.ts";
import { ServerConfig } from "../servers/config.ts";
import { isReachedAlike, isSameParty, secretsOf, withSecrets } from "./server-secrets.ts";

/** An external MCP server as it may be shown. */
export interface McpServer {
  /** Its headers or environment are left out. */
  config: ServerConfig;
  /** Its headers or variables, each with the end of its value where that tells nothing away. */
  secrets: { name: string; hint: string | undefined }[];
  /** Its secrets cannot be opened any more: agents leave it out. */
  isBroken: boolean;
  createdAt: Date;
  /** `ok` or a code. */
  test: { at: Date; outcome: string } | undefined;
}

/** `server.secrets_again`: what is to be kept is not there, or was given for another address or command. */
export type McpServerProblem = "server.too_many" | "server.secrets_again";

/** The external MCP servers of workspaces. */
export interface McpServerStore {
  /** For showing: without secrets. */
  list(workspaceId: WorkspaceId): Promise<McpServer[]>;
  /** For connecting, with secrets: those that are enabled and whose secrets open. */
  enabled(workspaceId: WorkspaceId): Promise<ServerConfig[]>;
  /** One with its secrets, for trying it out; undefined where there is none or they do not open. */
  open(workspaceId: WorkspaceId, id: string): Promise<ServerConfig | undefined>;
  /**
   * Adds a server, or puts it in the place of the one with its id.
   * @param keep names of headers or variables that stay as they are, beside those given. They stay with the address's
   * origin or the command they were given for.
   */
  save(
    workspaceId: WorkspaceId,
    config: ServerConfig,
    keep?: readonly string[],
  ): Promise<{ id: string } | { problem: McpServerProblem }>;
  /** Resolves with whether the workspace had such a server. */
  remove(workspaceId: WorkspaceId, id: string): Promise<boolean>;
  /** Notes what trying a server came to, unless it is reached in another way by now. @param outcome `ok` or a code */
  noteTest(workspaceId: WorkspaceId, tried: ServerConfig, outcome: string): Promise<void>;
}

type Row = typeof mcpServer.$inferSelect;
type Keys = SealingKeys | (() => SealingKeys);

const mostServers = 30;
const shortestShown = 12;
const Sealed = z.record(z.string(), z.string());

/**
 * External MCP servers in PostgreSQL, through a pool of the application's role. Secrets are sealed for their workspace
 * and id.
 * @param keys read at each use, so that a rotation reaches processes that run
 */
export function createMcpServerStore(
  database: Database,
  keys: Keys,
  { now = Date.now }: { now?: () => number } = {},
): McpServerStore {
  const open = (row: Row) => configOf(row, current(keys));
  const read = (workspaceId: WorkspaceId) =>
    withWorkspace(database, workspaceId, (tx) => rowsOf(tx, workspaceId));
  return {
    list: async (workspaceId) => (await read(workspaceId)).map((row) => shown(row, open(row))),
    enabled: async (workspaceId) =>
      (await read(workspaceId)).flatMap((row) => open(row) ?? []).filter(({ isEnabled }) => isEnabled),
    async open(workspaceId, id) {
      const row = (await read(workspaceId)).find((each) => each.id === id);
      return row && open(row);
    },
    save: (workspaceId, config, keep = []) =>
      withWorkspace(database, workspaceId, async (tx) => {
        // Whoever changes a workspace's servers waits for the others: secrets never join an address they were not for.
        await tx.execute(
          sql`select pg_advisory_xact_lock(hashtextextended(${`mcp_server:${workspaceId}`}, 0))`,
        );
        const rows = await rowsOf(tx, workspaceId);
        const row = rows.find(({ id }) => id === config.id);
        if (row === undefined && rows.length >= mostServers) return { problem: "server.too_many" };
        const before = row && open(row);
        const kept = keptSecrets(before, config, keep);
        if (kept === undefined) return { problem: "server.secrets_again" };
        const full = withSecrets(config, { ...kept, ...secretsOf(config) });
        const secrets = secretsOf(full);
        const text = JSON.stringify(secrets);
        const values = {
          config: withSecrets(full, {}),
          sealedSecrets:
            Object.keys(secrets).length === 0
              ? null
              : seal(current(keys), text, contextOf(workspaceId, config.id)),
        };
        const isAsTested = before !== undefined && isReachedAlike(before, full);
        await tx
          .insert(mcpServer)
          .values({ ...values, id: config.id, workspaceId, createdAt: new Date(now()) })
          .onConflictDoUpdate({
            target: [mcpServer.workspaceId, mcpServer.id],
            set: isAsTested ? values : { ...values, testedAt: null, testOutcome: null },
          });
        return { id: config.id };
      }),
    remove: (workspaceId, id) =>
      withWorkspace(database, workspaceId, async (tx) => {
        const removed = await tx
          .delete(mcpServer)
          .where(isRow(workspaceId, id))
          .returning({ id: mcpServer.id });
        return removed.length > 0;
      }),
    noteTest: (workspaceId, tried, outcome) =>
      withWorkspace(database, workspaceId, async (tx) => {
        const [row] = await tx.select().from(mcpServer).where(isRow(workspaceId, tried.id)).for("update");
        const found = row && open(row);
        if (found === undefined || !isReachedAlike(found, tried)) return;
        await tx
          .update(mcpServer)
          .set({ testedAt: new Date(now()), testOutcome: outcome })
          .where(isRow(workspaceId, tried.id));
      }),
  };
}

/**
 * Seals with the newest key what an older one sealed, in all workspaces; tells of those that no key opens.
 * @param database a pool of the system role
 */
export async function resealMcpServers(
  { orm }: Database,
  keys: SealingKeys,
): Promise<{ resealed: number; unopened: number }> {
  const count = { resealed: 0, unopened: 0 };
  for (const row of await orm.select().from(mcpServer).where(isNotNull(mcpServer.sealedSecrets))) {
    const { workspaceId, id, sealedSecrets } = row;
    if (sealedSecrets === null || isCurrent(keys, sealedSecrets)) continue;
    const text = unseal(keys, sealedSecrets, contextOf(workspaceId, id));
    if (text === undefined) count.unopened += 1;
    else {
      // One that was changed in the meantime was sealed anew by that.
      await orm
        .update(mcpServer)
        .set({ sealedSecrets: seal(keys, text, contextOf(workspaceId, id)) })
        .where(and(isRow(workspaceId, id), eq(mcpServer.sealedSecrets, sealedSecrets)));
      count.resealed += 1;
    }
  }
  return count;
}

function current(keys: Keys): SealingKeys {
  return typeof keys === "function" ? keys() : keys;
}

function contextOf(workspaceId: string, id: string): string {
  return `mcp_server:${workspaceId}:${id}`;
}

function isRow(workspaceId: string, id: string) {
  return and(eq(mcpServer.workspaceId, workspaceId), eq(mcpServer.id, id));
}

async function rowsOf(tx: Orm, workspaceId: string): Promise<Row[]> {
  return tx
    .select()
    .from(mcpServer)
    .where(eq(mcpServer.workspaceId, workspaceId))
    .orderBy(asc(mcpServer.createdAt), asc(mcpServer.id));
}

/** The whole configuration of a row; undefined where no key opens its secrets. */
function configOf(
  { workspaceId, id, config, sealedSecrets }: Row,
  keys: SealingKeys,
): ServerConfig | undefined {
  const bare = ServerConfig.parse(config);
  if (sealedSecrets === null) return bare;
  const text = unseal(keys, sealedSecrets, contextOf(workspaceId, id));
  return text === undefined ? undefined : withSecrets(bare, Sealed.parse(JSON.parse(text)));
}

function shown(row: Row, opened: ServerConfig | undefined): McpServer {
  const { config, createdAt, testedAt, testOutcome } = row;
  return {
    config: ServerConfig.parse(config),
    secrets: Object.entries(opened === undefined ? {} : secretsOf(opened)).map(([name, value]) => ({
      name,
      hint: value.length >= shortestShown ? `…${value.slice(-4)}` : undefined,
    })),
    isBroken: opened === undefined,
    createdAt,
    test: testedAt === null || testOutcome === null ? undefined : { at: testedAt, outcome: testOutcome },
  };
}

/** The secrets of these names, as long as they stay with whom they were given for; else undefined. */
function keptSecrets(
  before: ServerConfig | undefined,
  config: ServerConfig,
  names: readonly string[],
): Record<string, string> | undefined {
  if (names.length === 0) return {};
  if (before === undefined || !isSameParty(before, config)) return undefined;
  const kept = Object.entries(secretsOf(before)).filter(([name]) => names.includes(name));
  return kept.length === new Set(names).size ? Object.fromEntries(kept) : undefined;
}
