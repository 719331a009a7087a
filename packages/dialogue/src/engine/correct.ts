import type { Step, Wording } from "../assistant.ts";
import type { Frame } from "../state.ts";
import { holds, isFilled, slotsOf } from "./condition.ts";
import { type CompiledFlow, end } from "./compile.ts";
import { type Draft, flowOf } from "./draft.ts";
import { placeholders } from "./say.ts";
import { dropCalled } from "./stack.ts";

function shows(draft: Draft, response: string, slot: string): boolean {
  const wordings: readonly Wording[] = draft.compiled.responses.get(response)?.[draft.state.language] ?? [];
  return wordings.some((each) => typeof each === "function" || placeholders(each).includes(slot));
}

/** Whether what a step does may differ with another value of the slot. */
function dependsOn(draft: Draft, step: Step, slot: string): boolean {
  if ("branch" in step) return step.branch.some((way) => slotsOf(way.when).includes(slot));
  if ("say" in step) return shows(draft, step.say, slot);
  if ("collect" in step) return step.always === true;
  return "act" in step || "call" in step || "handOver" in step;
}

function following(flow: CompiledFlow, step: Step, draft: Draft): string {
  if (!("branch" in step)) return flow.next.get(step.id) ?? end;
  return step.branch.find((way) => holds(way.when, draft.state.slots))?.next ?? step.otherwise;
}

/** The step that asks for a slot, itself or through the flow it calls. */
function askingIndex(draft: Draft, flow: CompiledFlow, slot: string): number {
  return flow.flow.steps.findIndex((step) => {
    if ("collect" in step) return step.collect === slot;
    return "call" in step && draft.compiled.flows.get(step.call)?.collects.includes(slot) === true;
  });
}

/** Where the flow goes on after a slot was changed: the first step that depends on it, at most where it stands. */
function stepAfterChange(draft: Draft, flow: CompiledFlow, frame: Frame, slot: string): string {
  const index = askingIndex(draft, flow, slot);
  const asking = flow.flow.steps[index];
  const hasPassed = flow.flow.steps.findIndex((step) => step.id === frame.step) > index;
  if (asking === undefined || !hasPassed) return frame.step;
  if (!isFilled(draft.state.slots, slot)) return asking.id;
  const seen = new Set<string>();
  let id = flow.next.get(asking.id) ?? end;
  while (!seen.has(id)) {
    const step = flow.steps.get(id);
    if (id === frame.step || step === undefined || dependsOn(draft, step, slot)) break;
    seen.add(id);
    id = following(flow, step, draft);
  }
  return flow.steps.has(id) ? id : frame.step;
}

/** Takes the flow that asked for a slot back to what depends on it, once the slot was changed. */
export function goBack(draft: Draft, slot: string): void {
  const { stack } = draft.state;
  const index = stack.findLastIndex((frame) => flowOf(draft, frame)?.collects.includes(slot));
  const frame = stack[index];
  const flow = frame === undefined ? undefined : flowOf(draft, frame);
  if (frame === undefined || flow === undefined) return;
  const step = stepAfterChange(draft, flow, frame, slot);
  if (step === frame.step) return;
  dropCalled(draft, index);
  frame.step = step;
}
