import "server-only";
import { testServer } from "@assay/agent";
import type { ServerTest } from "@assay/agent";
import type { WorkspaceId } from "@assay/db";
import { agentStores, serverLimits } from "~/server/agent-stores.ts";
import { forgetSeen, keepSeen } from "./seen-tools.ts";
import { completeRules } from "./tool-rules.ts";

/**
 * Connects to a server once and notes what came of it; the tools it has get their rules. Undefined where there is no such
 * server, or its secrets do not open. @param enables whether one that answers is switched on
 */
export async function tryServer(
  workspaceId: WorkspaceId,
  id: string,
  { enables = false }: { enables?: boolean } = {},
): Promise<ServerTest | undefined> {
  const { servers } = agentStores();
  const tried = await servers.open(workspaceId, id);
  if (tried === undefined) return undefined;
  const test = await testServer(tried, serverLimits());
  await servers.noteTest(workspaceId, tried, test.outcome);
  if (test.outcome !== "ok") {
    forgetSeen(workspaceId, id);
    return test;
  }
  // Somebody may have changed it meanwhile: what is written is what is there now, with its rules completed.
  const now = (await servers.list(workspaceId)).find(({ config }) => config.id === id);
  if (now === undefined) return test;
  const tools = completeRules(now.config.tools, test.tools);
  const isEnabled = now.config.isEnabled || enables;
  const names = now.secrets.map(({ name }) => name);
  const saved = await servers.save(workspaceId, { ...now.config, tools, isEnabled }, names);
  if ("id" in saved) keepSeen(workspaceId, id, { server: test.server, tools: test.tools });
  return test;
}
