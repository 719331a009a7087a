import type { Tool } from "@modelcontextprotocol/client";
import type { AgentTool, ApprovalReason } from "../tools/agent-tool.ts";
import type { CallResult } from "../tools/create-agent-tool.ts";
import { createAgentTool } from "../tools/create-agent-tool.ts";
import { toolProblem } from "../tools/problem.ts";
import type { ServerConfig, ServerLimits } from "./config.ts";
import type { ServerConnection } from "./connection.ts";
import { createConnection } from "./connection.ts";
import { describeTool, pinOf } from "./describe-tool.ts";
import type { ServerProblemCode } from "./problem.ts";
import { ServerError, problemOf } from "./problem.ts";
import { resultText } from "./result-text.ts";
import { schemaCheck } from "./schema-check.ts";

/** A server that could not be used for this turn; the agent goes on without it. */
export interface ServerProblem {
  server: string;
  code: ServerProblemCode;
  /** For the log only: what was thrown. */
  detail: string;
}

/** The external servers of one workspace. */
export interface Servers {
  /** Their tools as they are now; connects those that are not. Never rejects. */
  tools(): Promise<{ tools: AgentTool[]; problems: ServerProblem[] }>;
  /** Ends every connection and process. */
  close(): Promise<void>;
}

const mostTools = 100;
const defaultListMs = 3_000;

/** Opens nothing yet: a server is connected when its tools are first asked for. */
export function createServers(configs: readonly ServerConfig[], limits: ServerLimits): Servers {
  const members = configs
    .filter(({ isEnabled }) => isEnabled)
    .map((config) => ({
      config,
      connection: createConnection(config, limits),
      seen: new Map<string, string>(),
    }));

  async function toolsOf(member: (typeof members)[number]): Promise<AgentTool[] | ServerProblem> {
    const { config, connection } = member;
    try {
      const listed = await within(connection.list(), limits.listTimeoutMs ?? defaultListMs);
      const names = new Set<string>();
      return listed.slice(0, mostTools).flatMap((tool) => {
        const made = toAgentTool(tool, member, limits);
        if (made === undefined || names.has(made.name)) return [];
        names.add(made.name);
        return [made];
      });
    } catch (error) {
      return { server: config.id, code: problemOf(error), detail: String(error).slice(0, 500) };
    }
  }

  return {
    async tools() {
      const results = await Promise.all(members.map(toolsOf));
      return {
        tools: results.flatMap((result) => (Array.isArray(result) ? result : [])),
        problems: results.flatMap((result) => (Array.isArray(result) ? [] : [result])),
      };
    },
    async close() {
      await Promise.all(members.map(({ connection }) => connection.close()));
    },
  };
}

interface Member {
  config: ServerConfig;
  connection: ServerConnection;
  /** Pins of tools nobody made a rule for, as they were when this process first saw them. */
  seen: Map<string, string>;
}

function toAgentTool(
  tool: Tool,
  { config, connection, seen }: Member,
  limits: ServerLimits,
): AgentTool | undefined {
  const rule = config.tools[tool.name];
  if (rule?.policy === "off") return undefined;
  const pin = pinOf(tool);
  const first = rule?.pin ?? seen.get(tool.name) ?? pin;
  if (!seen.has(tool.name)) seen.set(tool.name, first);
  const described = describeTool(tool, config);
  const hasSideEffects = tool.annotations?.readOnlyHint !== true;
  const reason = reasonToAsk({
    policy: rule?.policy,
    hasSideEffects,
    isChanged: first !== pin,
    isSuspicious: described.isSuspicious,
  });
  return createAgentTool(
    {
      name: described.name,
      title: described.title,
      description: described.description,
      parameters: described.parameters,
      hasSideEffects,
      needsApproval: reason !== undefined,
      approvalReason: reason,
      server: config.id,
      source: config.id,
      isForeign: true,
      check: schemaCheck(tool.inputSchema),
      call: (args, { signal, progress }) => callTool({ args, signal, onProgress: progress }),
    },
    {
      timeoutMs: limits.callTimeoutMs ?? 60_000,
      ...(limits.outputLimit !== undefined && { outputLimit: limits.outputLimit }),
    },
  );

  async function callTool(call: {
    args: Record<string, unknown>;
    signal: AbortSignal;
    onProgress: Parameters<ServerConnection["call"]>[0]["onProgress"];
  }): Promise<CallResult> {
    try {
      const now = (await connection.list()).find(({ name }) => name === tool.name);
      if (now === undefined || pinOf(now) !== pin)
        return { isError: true, failure: toolProblem("agent.tool_changed") };
      const result = await connection.call({ name: tool.name, ...call });
      const text = resultText(result);
      return result.isError === true ? { isError: true, foreign: text } : { isError: false, output: text };
    } catch (error) {
      return failureOf(error);
    }
  }
}

/** A person's rule stands over the server's hints, as long as the tool is the one the rule was made for. */
function reasonToAsk({
  policy,
  hasSideEffects,
  isChanged,
  isSuspicious,
}: {
  policy: "ask" | "allow" | undefined;
  hasSideEffects: boolean;
  isChanged: boolean;
  isSuspicious: boolean;
}): ApprovalReason | undefined {
  if (isChanged) return "changed";
  if (policy === "ask") return hasSideEffects ? "writes" : "policy";
  if (policy === "allow") return undefined;
  if (isSuspicious) return "policy";
  return hasSideEffects ? "writes" : undefined;
}

/** The server's own words about what is wrong are fenced; a lost line is our own sentence. */
function failureOf(error: unknown): CallResult {
  if (error instanceof Error && error.name === "ProtocolError")
    return { isError: true, foreign: error.message };
  const detail = `${problemOf(error)}: ${String(error).slice(0, 1_000)}`;
  const code = problemOf(error) === "server.timed_out" ? "agent.tool_timed_out" : "agent.server_unavailable";
  return { isError: true, failure: toolProblem(code), detail };
}

async function within<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ServerError("server.timed_out")), ms);
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
