import type { DialogueEvent } from "../event.ts";
import { type Draft, fill, flowOf, parseValue, top } from "./draft.ts";
import { end } from "./compile.ts";

/** The code of an output that does not fit the slot it is stored in. */
const invalidOutput = "invalid_output";

/**
 * Stores what an awaited action gave, or its failure's code in `failure`, and moves on. A result that
 * nothing awaits is noted and changes nothing.
 */
export function takeResult(draft: Draft, event: DialogueEvent & { type: "result" }): boolean {
  const { state } = draft;
  const frame = top(draft);
  const flow = frame === undefined ? undefined : flowOf(draft, frame);
  const step = frame === undefined ? undefined : flow?.steps.get(frame.step);
  const isAwaited = state.pending !== null && state.pending.call === event.call;
  if (!isAwaited || frame === undefined || step === undefined || !("act" in step)) {
    draft.pattern = "unknown_result";
    if (isAwaited) state.pending = null;
    return false;
  }
  state.pending = null;
  const { outcome } = event;
  const output = outcome.ok ? parseValue(draft, step.store, outcome.output) : undefined;
  if (output !== undefined) {
    delete state.slots["failure"];
    fill(draft, step.store, output, frame);
    frame.step = flow?.next.get(step.id) ?? end;
    return true;
  }
  if (outcome.ok) draft.faults.push(`output of ${step.act}: does not fit slot ${step.store}`);
  fill(draft, "failure", outcome.ok ? invalidOutput : outcome.code, frame);
  frame.step = step.onFailure;
  return true;
}
