import type { Database } from "@assay/db";
import { and, asc, eq } from "drizzle-orm";
import { appModel } from "../schema.ts";

/** The model a workspace has chosen for an application: an address, or a policy's name. */
export interface AppModel {
  app: string;
  model: string;
}

/** The choices of all workspaces. */
export interface PostgresAppModels {
  get(workspace: string, app: string): Promise<string | undefined>;
  list(workspace: string): Promise<AppModel[]>;
  set(workspace: string, choice: AppModel): Promise<void>;
  /** Resolves with whether one was chosen. */
  remove(workspace: string, app: string): Promise<boolean>;
}

const rememberMs = 5_000;
const mostRemembered = 10_000;

/** Choices in PostgreSQL, through a pool of the system role; those of a workspace are remembered for five seconds. */
export function createPostgresAppModels({ orm }: Database, now: () => number = Date.now): PostgresAppModels {
  const remembered = new Map<string, { until: number; choices: Promise<AppModel[]> }>();

  async function load(workspace: string): Promise<AppModel[]> {
    return orm
      .select({ app: appModel.app, model: appModel.model })
      .from(appModel)
      .where(eq(appModel.workspaceId, workspace))
      .orderBy(asc(appModel.app));
  }

  return {
    list: load,
    async get(workspace, app) {
      let known = remembered.get(workspace);
      if (known === undefined || known.until <= now()) {
        if (remembered.size >= mostRemembered) remembered.clear();
        const entry = { until: now() + rememberMs, choices: load(workspace) };
        known = entry;
        remembered.set(workspace, entry);
        entry.choices.catch(() => {
          if (remembered.get(workspace) === entry) remembered.delete(workspace);
        });
      }
      return (await known.choices).find((choice) => choice.app === app)?.model;
    },
    async set(workspace, { app, model }) {
      await orm
        .insert(appModel)
        .values({ workspaceId: workspace, app, model })
        .onConflictDoUpdate({ target: [appModel.workspaceId, appModel.app], set: { model } });
      remembered.delete(workspace);
    },
    async remove(workspace, app) {
      const own = and(eq(appModel.workspaceId, workspace), eq(appModel.app, app));
      const removed = await orm.delete(appModel).where(own).returning({ app: appModel.app });
      remembered.delete(workspace);
      return removed.length > 0;
    },
  };
}
