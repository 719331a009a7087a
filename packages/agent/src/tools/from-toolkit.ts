import { Json } from "@assay/dialogue";
import type { Tool } from "@assay/toolkit";
import { Failure, toJsonSchema } from "@assay/toolkit";
import type { AgentTool } from "./agent-tool.ts";
import type { CallResult, ToolLimits } from "./create-agent-tool.ts";
import { createAgentTool } from "./create-agent-tool.ts";

/**
 * A tool of the toolkit, run in this process. One that is not read-only asks first; what one with `openWorldHint` brings
 * back is somebody else's text and is fenced.
 */
export function fromToolkit(tool: Tool, limits: ToolLimits = {}): AgentTool {
  const hasSideEffects = !tool.annotations.readOnlyHint;
  return createAgentTool(
    {
      name: tool.name,
      title: tool.title,
      description: tool.description,
      parameters: { ...toJsonSchema(tool.input), type: "object" },
      hasSideEffects,
      needsApproval: hasSideEffects,
      approvalReason: hasSideEffects ? "writes" : undefined,
      server: undefined,
      source: tool.toolset,
      isForeign: tool.annotations.openWorldHint === true,
      call: async (args, context) => resultOf(await tool.call(args, context)),
    },
    limits,
  );
}

function resultOf(result: Record<string, unknown> | Failure): CallResult {
  if (!(result instanceof Failure)) return { isError: false, output: result };
  const { code, message, fix, details } = result;
  return {
    isError: true,
    failure: {
      code: code === "toolkit.invalid_arguments" ? "agent.invalid_arguments" : code,
      message,
      fix,
      details: Json.safeParse(details).data,
    },
  };
}
