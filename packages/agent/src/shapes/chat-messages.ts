import type OpenAI from "openai";
import type { Turn } from "../turn.ts";
import { resultText } from "./call-result.ts";
import { toHistory } from "./history.ts";

/**
 * Turns as messages of a chat completion. Each call has exactly one `tool` message, right after the message that asked
 * for it; one that never ran says so, because providers refuse a history with open calls.
 */
export function toChatMessages(turns: readonly Turn[]): OpenAI.ChatCompletionMessageParam[] {
  return toHistory(turns).flatMap((entry): OpenAI.ChatCompletionMessageParam[] => {
    if (entry.role === "user") return [{ role: "user", content: entry.text }];
    const { text, calls } = entry;
    if (calls.length === 0) return [{ role: "assistant", content: text }];
    return [
      {
        role: "assistant",
        content: text === "" ? null : text,
        tool_calls: calls.map((call) => ({
          id: call.id,
          type: "function",
          function: { name: call.name, arguments: call.arguments },
        })),
      },
      ...calls.map((call) => ({
        role: "tool" as const,
        tool_call_id: call.id,
        content: resultText(call),
      })),
    ];
  });
}
