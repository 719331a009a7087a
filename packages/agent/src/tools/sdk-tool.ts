import type { ToolContext } from "@assay/toolkit";
import type { FunctionTool } from "@openai/agents-core";
import { asksFirst } from "../guardrails/rules.ts";
import type { AgentTool, ToolOutcome } from "./agent-tool.ts";
import { textOf } from "./agent-tool.ts";
import type { CallWatch } from "./call-watch.ts";

export interface SdkToolOptions {
  watch: CallWatch;
  /** Who asks, and the signal that stops the turn. */
  context: Omit<ToolContext, "progress">;
  onStart?: (callId: string) => void;
  /** Before the model sees it; the loop looks at `watch.stop` here. */
  onOutcome?: (callId: string, outcome: ToolOutcome) => void | Promise<void>;
  onProgress?: (callId: string, update: Parameters<ToolContext["progress"]>[0]) => void;
}

/**
 * The tool as the Agents SDK runs it. Not strict, so that a model's arguments reach our own check as it wrote them; it
 * never throws into the SDK but for what the callbacks throw.
 */
export function toSdkTool<Context = unknown>(
  tool: AgentTool,
  { watch, context, onStart, onOutcome, onProgress }: SdkToolOptions,
): FunctionTool<Context> {
  return {
    type: "function",
    name: tool.name,
    description: tool.description,
    parameters: {
      properties: {},
      required: [],
      additionalProperties: true,
      ...tool.parameters,
    },
    strict: false,
    needsApproval: async () => asksFirst(tool, watch),
    isEnabled: async () => true,
    async invoke(_run, argumentsText, details) {
      const callId = details?.toolCall?.callId ?? "";
      onStart?.(callId);
      const refused = watch.admit({ name: tool.name, arguments: argumentsText });
      const outcome = refused ?? (await tool.run(argumentsText, contextOf(callId, details?.signal)));
      watch.note(outcome);
      await onOutcome?.(callId, outcome);
      return textOf(outcome.output);
    },
  };

  function contextOf(callId: string, signal: AbortSignal | undefined): ToolContext {
    return {
      ...context,
      signal: signal === undefined ? context.signal : AbortSignal.any([context.signal, signal]),
      progress: (update) => onProgress?.(callId, update),
    };
  }
}
