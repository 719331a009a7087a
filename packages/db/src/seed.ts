import { and, eq } from "drizzle-orm";
import type { Database } from "./connect.ts";
import { seed } from "./schema.ts";
import type { WorkspaceId } from "./workspace.ts";

/** Demonstration data of one domain. Planted once for a workspace; what people then change or delete stays so. */
export interface Seed {
  /** The domain and a version: `audit-1`. */
  id: string;
  plant(target: SeedTarget): Promise<void>;
}

export interface SeedTarget {
  app: Database;
  system: Database;
  workspaceId: WorkspaceId;
}

/** Plants what a workspace has not been given yet; resolves with the ids of what was planted. */
export async function plantSeeds(target: SeedTarget, seeds: readonly Seed[]): Promise<string[]> {
  const { orm } = target.system;
  const planted: string[] = [];
  for (const { id, plant } of seeds) {
    const row = { workspaceId: target.workspaceId, id };
    const claimed = await orm.insert(seed).values(row).onConflictDoNothing().returning();
    if (claimed.length === 0) continue;
    try {
      await plant(target);
    } catch (error) {
      await orm.delete(seed).where(and(eq(seed.workspaceId, row.workspaceId), eq(seed.id, id)));
      throw error;
    }
    planted.push(id);
  }
  return planted;
}
