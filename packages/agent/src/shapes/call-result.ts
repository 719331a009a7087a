import type { ToolCall } from "../turn.ts";

const notAllowed = "The user did not allow this call. It was not run.";
const notRun = "This call was not run.";
const unfinished = "This call did not finish. Whether it took effect is not known.";
const withoutReason = "This call failed.";

const codes = {
  refused: "agent.call_refused",
  failed: "agent.tool_failed",
  running: "agent.call_unfinished",
  pending: "agent.call_not_run",
  approval: "agent.call_not_run",
} as const;

/** What a model is told a call came to: its output, or `{ error: { code, message } }` on why there is none. */
export function resultText(call: ToolCall): string {
  const { state, output } = call;
  if (output !== undefined && (state === "done" || state === "failed"))
    return typeof output === "string" ? output : JSON.stringify(output);
  if (state === "done") return "";
  return JSON.stringify({ error: { code: codes[state], message: whyWithoutResult(call) } });
}

/** A sentence on why a call has no result. */
export function whyWithoutResult({ state, error }: ToolCall): string {
  if (state === "refused") return notAllowed;
  if (state === "failed") return error ?? withoutReason;
  return state === "running" ? unfinished : notRun;
}
