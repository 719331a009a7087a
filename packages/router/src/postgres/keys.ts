import type { Database } from "@assay/db";
import { and, desc, eq } from "drizzle-orm";
import { issueKey } from "../keys.ts";
import type { KeyStore, VirtualKey } from "../keys.ts";
import { key } from "../schema.ts";

/** Virtual keys of all processes. */
export interface PostgresKeys extends KeyStore {
  /** The secret is in the answer and nowhere else. */
  issue(fields: Omit<VirtualKey, "hash" | "id">): Promise<{ secret: string; key: VirtualKey }>;
  list(workspace: string): Promise<VirtualKey[]>;
  /** Resolves with whether the workspace had such a key. */
  revoke(workspace: string, id: string): Promise<boolean>;
}

const rememberMs = 5_000;
const mostRemembered = 10_000;

/**
 * Keys in PostgreSQL, through a pool of the system role. One that was found is remembered for five seconds: a revoked
 * key is refused at the latest then.
 */
export function createPostgresKeys({ orm }: Database, now: () => number = Date.now): PostgresKeys {
  const remembered = new Map<string, { key: VirtualKey | undefined; until: number }>();
  return {
    async find(hash) {
      const known = remembered.get(hash);
      if (known !== undefined && known.until > now()) return known.key;
      const [row] = await orm.select().from(key).where(eq(key.hash, hash));
      const found = row && toKey(row);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(hash, { key: found, until: now() + rememberMs });
      return found;
    },
    async issue(fields) {
      const issued = issueKey(fields);
      const { workspace, ...row } = issued.key;
      await orm.insert(key).values({ ...row, workspaceId: workspace });
      return issued;
    },
    async list(workspace) {
      const rows = await orm
        .select()
        .from(key)
        .where(eq(key.workspaceId, workspace))
        .orderBy(desc(key.createdAt));
      return rows.map(toKey);
    },
    async revoke(workspace, id) {
      const own = and(eq(key.workspaceId, workspace), eq(key.id, id));
      const revoked = await orm.update(key).set({ isRevoked: true }).where(own).returning({ hash: key.hash });
      for (const { hash } of revoked) remembered.delete(hash);
      return revoked.length > 0;
    },
  };
}

function toKey(row: typeof key.$inferSelect): VirtualKey {
  const { models, requestsPerMinute, tokensPerMinute } = row;
  return {
    id: row.id,
    hash: row.hash,
    name: row.name,
    workspace: row.workspaceId,
    isRevoked: row.isRevoked,
    ...(models && { models }),
    ...(requestsPerMinute !== null && { requestsPerMinute }),
    ...(tokensPerMinute !== null && { tokensPerMinute }),
  };
}
