import type { ToolCall } from "@assay/agent";
import type { ToolCall as ToolCardCall } from "@assay/ui/chat/types.ts";

/** A call as a card shows it to somebody who cannot answer: what waited for an approval did not run. */
export function toCard({ id, name, state, ...call }: ToolCall): ToolCardCall {
  return {
    id,
    name,
    state: state === "approval" ? "pending" : state,
    input: parse(call.arguments),
    ...(call.output !== undefined && { output: call.output }),
    ...(call.error !== undefined && { error: call.error }),
    ...(call.durationMs !== undefined && { durationMs: call.durationMs }),
  };
}

/** Arguments as a value; what does not parse is shown as it was written. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
