import type { CallRecord, TranscriptMessage } from "../solver.ts";
import { textOf } from "./sample-text.ts";

type Call = Omit<CallRecord, "output" | "isError"> & {
  output?: CallRecord["output"] | undefined;
  isError?: boolean | undefined;
};
export type Line = Omit<TranscriptMessage, "calls"> & { calls?: readonly Call[] | undefined };

interface InspectMessage {
  role: TranscriptMessage["role"];
  content: string;
  model?: string;
  source?: string;
  tool_calls?: { id: string; function: string; arguments: Record<string, unknown>; type: string }[];
  function?: string;
  tool_call_id?: string;
  error?: { type: string; message: string };
}

/** Lines of a transcript as inspect's chat messages; a call's output follows as a message of the tool. */
export function inspectMessages(lines: readonly Line[], model: string): InspectMessage[] {
  return lines.flatMap((line, at) => inspectLine(line, { at, model }));
}

function inspectLine(
  { role, text, calls = [] }: Line,
  { at, model }: { at: number; model: string },
): InspectMessage[] {
  switch (role) {
    case "system":
    case "user":
    case "tool":
      return [{ role, content: text }];
    case "assistant":
      return [
        {
          role,
          content: text,
          model,
          source: "generate",
          ...(calls.length > 0 && {
            tool_calls: calls.map((call, index) => ({
              id: callId(at, index),
              function: call.name,
              arguments: argumentsOf(call),
              type: "function",
            })),
          }),
        },
        ...calls.flatMap((call, index) =>
          call.output === undefined && call.isError !== true ? [] : [toolMessage(call, callId(at, index))],
        ),
      ];
    default:
      return role satisfies never;
  }
}

function toolMessage({ name, output, isError }: Call, id: string): InspectMessage {
  const content = textOf(output);
  return {
    role: "tool",
    content,
    function: name,
    tool_call_id: id,
    ...(isError === true && { error: { type: "unknown", message: content || "failed" } }),
  };
}

function callId(at: number, index: number): string {
  return `call-${at}-${index}`;
}

function argumentsOf({ arguments: given }: Call): Record<string, unknown> {
  return typeof given === "object" && given !== null && !Array.isArray(given) ? given : { value: given };
}
