import type { FunctionTool } from "@openai/agents-core";
import type { AgentTool } from "../tools/agent-tool.ts";
import type { SdkToolOptions } from "../tools/sdk-tool.ts";
import { toSdkTool } from "../tools/sdk-tool.ts";

export interface SdkToolsOptions extends SdkToolOptions {
  /** Arguments as the model wrote them, where they are no JSON object. */
  unreadable: ReadonlyMap<string, string>;
  /** Values in place of their masks. */
  restore: (text: string) => string;
  mask: (text: string) => string;
  /** Resolves when the call has been written down: what runs is seen to have been asked for before. */
  announced: (callId: string) => Promise<void>;
}

/** The tools of a run for the Agents SDK. Of two with one name the first stands. */
export function toSdkTools(tools: readonly AgentTool[], options: SdkToolsOptions): FunctionTool[] {
  return [...new Map(tools.toReversed().map((tool) => [tool.name, tool])).values()]
    .toReversed()
    .map((tool) => toRunTool(tool, options));
}

function toRunTool(tool: AgentTool, options: SdkToolsOptions): FunctionTool {
  const { unreadable, restore, mask, announced, ...rest } = options;
  const made = toSdkTool(tool, rest);
  return {
    ...made,
    needsApproval: async (run, input, callId) =>
      !unreadable.has(callId ?? "") && made.needsApproval(run, input, callId),
    async invoke(run, input, details) {
      const callId = details?.toolCall?.callId ?? "";
      await announced(callId);
      const said: unknown = await made.invoke(run, restore(unreadable.get(callId) ?? input), details);
      return typeof said === "string" ? mask(said) : said;
    },
  };
}
