import "server-only";
import { createAgent } from "@assay/agent";
import type { Agent, Asker } from "@assay/agent";
import { createChatHandler } from "@assay/agent/http";
import type { ChatHandler, ChatRefusal } from "@assay/agent/http";
import { permit } from "@assay/auth";
import type { Principal } from "@assay/auth";
import {
  createReportToolkit,
  figuresOfReportRecord,
  reportInstructions,
  resolveReportCitation,
} from "@assay/report";
import { isOwnRequest } from "~/features/models/playground/own-request.ts";
import { agentStores, threadOwner } from "./agent-stores.ts";
import { readEnv, readOrigins } from "./env.ts";
import { currentPrincipal } from "./principal.ts";
import { modelPlatform } from "./router.ts";
import { workspaceServers } from "./workspace-servers.ts";

/** "Ask the report" in this process: the agent, and its threads over HTTP. */
export interface AgentPlatform {
  agent: Agent;
  chat: ChatHandler;
}

declare global {
  // Development servers load modules anew; the answers that are being made stay.
  var assayAgent: AgentPlatform | undefined;
}

/** The console's agent, made at the first request. */
export function agentPlatform(): AgentPlatform {
  globalThis.assayAgent ??= open();
  return globalThis.assayAgent;
}

function open(): AgentPlatform {
  const { threads, shares } = agentStores();
  const agent = createAgent({
    id: "report",
    app: "console",
    instructions: reportInstructions(),
    toolkit: createReportToolkit({ reportFile: readEnv().ASSAY_REPORT_FILE }).tools,
    servers: workspaceServers,
    router: modelPlatform().router,
    store: threads,
    resolveCitation: resolveReportCitation,
    figuresOf: figuresOfReportRecord,
    log,
  });
  const chat = createChatHandler({
    agent,
    shares,
    identify,
    isOwnOrigin: ({ headers }) => isOwnRequest(headers, readOrigins()),
    log,
  });
  return { agent, chat };
}

/** Members ask; viewers read. A child's profile asks no models. */
async function identify({ method }: Request): Promise<Asker | ChatRefusal> {
  const principal = permit(await currentPrincipal(), method === "GET" ? "data.read" : "data.write");
  if ("refused" in principal) return { refused: principal.refused === "auth.sign_in" ? 401 : 403 };
  if (principal.isMinor && method !== "GET") return { refused: 403 };
  return askerOf(principal);
}

/** A principal as agents and their tools know it. */
export function askerOf(principal: Principal): Asker {
  const { workspaceId, principalId } = threadOwner(principal);
  return { workspaceId, principal: { id: principalId, role: toolRoles[principal.role] } };
}

const toolRoles = {
  owner: "owner",
  member: "member",
  auditor: "member",
  viewer: "viewer",
  guardian: "viewer",
} as const;

function log(level: string, event: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ level, ...event })}\n`);
}
