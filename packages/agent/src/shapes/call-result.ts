import type { ToolCall } from "../turn.ts";

const notAllowed = "The user did not allow this call. It was not run.";
const notRun = "This call was not run.";
const unfinished = "This call did not finish. Whether it took effect is not known.";
const withoutReason = "This call failed.";

/** What a model is told a call came to: its output, or a sentence on why there is none. */
export function resultText(call: ToolCall): string {
  const { state, output } = call;
  if (output !== undefined && (state === "done" || state === "failed"))
    return typeof output === "string" ? output : JSON.stringify(output);
  return state === "done" ? "" : whyWithoutResult(call);
}

/** A sentence on why a call has no result. */
export function whyWithoutResult({ state, error }: ToolCall): string {
  if (state === "refused") return notAllowed;
  if (state === "failed") return error ?? withoutReason;
  return state === "running" ? unfinished : notRun;
}
