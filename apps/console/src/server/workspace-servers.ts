import "server-only";
import { createServers } from "@assay/agent";
import type { ServerConfig, Servers } from "@assay/agent";
import { agentStores, serverLimits } from "./agent-stores.ts";

interface Open {
  /** What it was made of. */
  key: string;
  servers: Servers;
  idle: NodeJS.Timeout;
}

const idleMs = 15 * 60_000;
// An answer that is being made may still be calling.
const graceMs = 2 * 60_000;
const open = new Map<string, Open>();

/** A workspace's external servers, connected from one turn to the next until they are changed or not used for long. */
export async function workspaceServers(
  workspaceId: Parameters<ReturnType<typeof agentStores>["servers"]["enabled"]>[0],
): Promise<Servers> {
  const configs: ServerConfig[] = await agentStores().servers.enabled(workspaceId);
  const key = JSON.stringify(configs);
  const known = open.get(workspaceId);
  if (known?.key === key) {
    known.idle.refresh();
    return known.servers;
  }
  if (known !== undefined) retire(known, graceMs);
  const servers = createServers(configs, serverLimits());
  const idle = setTimeout(() => {
    if (open.get(workspaceId)?.servers === servers) open.delete(workspaceId);
    void servers.close();
  }, idleMs).unref();
  open.set(workspaceId, { key, servers, idle });
  return servers;
}

function retire({ servers, idle }: Open, afterMs: number): void {
  clearTimeout(idle);
  setTimeout(() => void servers.close(), afterMs).unref();
}
