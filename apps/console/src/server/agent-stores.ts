import "server-only";
import { createMcpServerStore, createShareStore, createThreadStore } from "@assay/agent";
import type { McpServerStore, ServerLimits, ShareStore, ThreadOwner, ThreadStore } from "@assay/agent";
import type { Principal } from "@assay/auth";
import { openHome, readSecrets } from "@assay/db/home";
import { readEnv } from "./env.ts";
import { platform } from "./platform.ts";

/** Conversations, their links, and external servers in the database. */
export interface AgentStores {
  threads: ThreadStore;
  shares: ShareStore;
  servers: McpServerStore;
}

declare global {
  // Development servers load modules anew.
  var assayAgentStores: AgentStores | undefined;
}

/** What agents keep, opened at the first request. */
export function agentStores(): AgentStores {
  globalThis.assayAgentStores ??= open();
  return globalThis.assayAgentStores;
}

function open(): AgentStores {
  const { app, database } = platform();
  const home = openHome({ folder: readEnv().ASSAY_HOME });
  return {
    threads: createThreadStore(app),
    // Assay's own tools read the report and nothing of the workspace's.
    shares: createShareStore({ app, system: database, isPublicTool: ({ server }) => server === undefined }),
    servers: createMcpServerStore(app, () => readSecrets(home).encryption),
  };
}

/** Which MCP servers may be connected: programs and addresses of this machine only by its owner. */
export function serverLimits(): ServerLimits {
  const { ASSAY_AUTH, ASSAY_MCP_STDIO } = readEnv();
  const isOwnMachine = ASSAY_AUTH === undefined;
  return { allowsStdio: isOwnMachine && ASSAY_MCP_STDIO === "1", allowsLocal: isOwnMachine };
}

/** Whose conversations a principal sees: a user's, or on a machine without accounts a profile's. */
export function threadOwner({ workspaceId, userId, profile }: Principal): ThreadOwner {
  return { workspaceId, principalId: profile === undefined ? userId : `profile:${profile.id}` };
}
