import type { AgentInputItem } from "@openai/agents-core";
import type { Turn } from "../turn.ts";
import { resultText } from "./call-result.ts";
import { toHistory } from "./history.ts";

/** Turns as input of the Agents SDK, which makes of them the messages that `toChatMessages` does. */
export function toInputItems(turns: readonly Turn[]): AgentInputItem[] {
  return toHistory(turns).flatMap((entry): AgentInputItem[] => {
    if (entry.role === "user") return [{ type: "message", role: "user", content: entry.text }];
    const { text, calls } = entry;
    const said: AgentInputItem[] =
      text === ""
        ? []
        : [
            {
              type: "message",
              role: "assistant",
              status: "completed",
              content: [{ type: "output_text", text }],
            },
          ];
    return [
      ...said,
      ...calls.map((call): AgentInputItem => ({
        type: "function_call",
        callId: call.id,
        name: call.name,
        arguments: call.arguments,
        status: "completed",
      })),
      ...calls.map((call): AgentInputItem => ({
        type: "function_call_result",
        callId: call.id,
        name: call.name,
        status: "completed",
        output: { type: "text", text: resultText(call) },
      })),
    ];
  });
}
