import type { ToolCall, TurnPart } from "../turn.ts";

const unknownOutcome = "It was interrupted. Whether it took effect is not known.";
const notRun = "It was not run: the answer was interrupted before.";

/** The parts of a turn whose process has died: what ran is of unknown outcome, and the turn can be tried again. */
export function interruptParts(parts: readonly TurnPart[]): TurnPart[] {
  const closed = mapCalls(parts, (call) => {
    if (call.state === "running") return { ...call, state: "failed", error: unknownOutcome };
    return isOpen(call) ? { ...call, state: "failed", error: notRun } : call;
  });
  return [...closed, { type: "problem", code: "agent.interrupted", canRetry: true }];
}

/** The parts of a turn whose open approvals nobody will answer any more. */
export function refuseOpenCalls(parts: readonly TurnPart[]): TurnPart[] {
  return mapCalls(parts, (call) => (isOpen(call) ? { ...call, state: "refused" } : call));
}

/** The parts of a turn in which a person has answered for a call. */
export function answerCall(parts: readonly TurnPart[], callId: string, isApproved: boolean): TurnPart[] {
  const state = isApproved ? "pending" : "refused";
  return mapCalls(parts, (call) => (call.id === callId ? { ...call, state } : call));
}

/** The ids of the calls that wait for a person. */
export function callsToApprove(parts: readonly TurnPart[]): string[] {
  return parts.flatMap((part) =>
    part.type === "call" && part.call.state === "approval" ? [part.call.id] : [],
  );
}

function isOpen({ state }: ToolCall): boolean {
  return state === "pending" || state === "approval";
}

function mapCalls(parts: readonly TurnPart[], change: (call: ToolCall) => ToolCall): TurnPart[] {
  return parts.map((part) => (part.type === "call" ? { ...part, call: change(part.call) } : part));
}
