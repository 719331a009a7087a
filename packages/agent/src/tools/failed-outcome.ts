import type { Json } from "@assay/dialogue";
import type { FailedOutcome } from "./agent-tool.ts";

/** A failure as the model reads it and the classic engine parses it. */
export interface CallFailure {
  code: string;
  message: string;
  fix?: string | undefined;
  details?: Json | undefined;
}

/** The outcome of a call that failed for a reason of ours; `detail` goes to the trace only. */
export function failedOutcome(
  { code, message, fix, details }: CallFailure,
  { detail, durationMs = 0 }: { detail?: string | undefined; durationMs?: number } = {},
): FailedOutcome {
  const error = {
    code,
    message,
    ...(fix !== undefined && { fix }),
    ...(details !== undefined && { details }),
  };
  return { state: "failed", code, output: { error }, error: message, detail, findings: [], durationMs };
}
