import "server-only";
import { retryRead } from "@assay/db";
import type { WorkspaceId } from "@assay/db";
import type { Listing } from "@assay/router";
import type { AppModel, Connection } from "@assay/router/postgres";
import { providers } from "@assay/router/providers";
import { modelEnv } from "~/server/env.ts";
import { modelPlatform } from "~/server/router.ts";
import { reachedProviders } from "./reach.ts";
import type { Reached } from "./reach.ts";

/** What the page of connections shows of a workspace. */
export interface ConnectionsRead {
  connections: Connection[];
  reached: Reached[];
  reachable: Listing[];
  chosen: AppModel[];
}

/** A workspace's connections, what they and the machine reach, and the models its applications have. */
export async function readConnections(workspace: WorkspaceId): Promise<ConnectionsRead> {
  const { router, connections: store, appModels } = modelPlatform();
  const [connections, chosen, listings] = await retryRead(() =>
    Promise.all([store.list(workspace), appModels.list(workspace), router.list(workspace)]),
  );
  return {
    connections,
    chosen,
    reached: reachedProviders({ listings, connections, providers, env: modelEnv() }),
    reachable: listings.filter(({ isReachable }) => isReachable),
  };
}
