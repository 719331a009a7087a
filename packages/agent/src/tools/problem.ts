import type { CallFailure } from "./failed-outcome.ts";

/** What can go wrong with a call whatever the tool; a toolkit's `Failure` brings a code of its own. */
const sentences = {
  "agent.invalid_arguments": "The arguments do not fit the tool's parameters.",
  "agent.repeated_call": "This call was made twice already, with the same arguments and the same result.",
  "agent.server_unavailable": "The server of this tool cannot be reached. Go on without it.",
  "agent.tool_cancelled": "The call was stopped before it ended. Whether it took effect is not known.",
  "agent.tool_changed": "The server changed this tool since this answer began. Go on without it.",
  "agent.tool_failed": "The tool failed. The reason is in the trace.",
  "agent.tool_timed_out": "The tool took too long and was stopped. Whether it took effect is not known.",
  "agent.unknown_tool": "There is no tool of this name.",
} as const;
export type ToolProblemCode = keyof typeof sentences;

/** A problem of ours with its sentence. */
export function toolProblem(code: ToolProblemCode): CallFailure {
  return { code, message: sentences[code] };
}
