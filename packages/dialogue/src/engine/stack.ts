import type { Frame } from "../state.ts";
import { type Draft, flowOf, top } from "./draft.ts";

/** How many flows may stand on each other. */
export const maxDepth = 10;

/** Whether the frame at this place was called by the one below it, and did not interrupt it. */
function isCalled(draft: Draft, index: number): boolean {
  const parent = draft.state.stack[index - 1];
  const frame = draft.state.stack[index];
  if (parent === undefined || frame === undefined) return false;
  const step = flowOf(draft, parent)?.steps.get(parent.step);
  return step !== undefined && "call" in step && step.call === frame.flow;
}

/** Where the task that this frame belongs to begins: the frame itself or the flow that called it. */
export function taskStart(draft: Draft, index: number): number {
  let start = index;
  while (start > 0 && isCalled(draft, start)) start -= 1;
  return start;
}

function taskEnd(draft: Draft, index: number): number {
  let last = index;
  while (last + 1 < draft.state.stack.length && isCalled(draft, last + 1)) last += 1;
  return last + 1;
}

/** Empties what an ended frame filled, but for what its flow keeps; what a waiting flow asks for passes to that. */
function emptySlots(draft: Draft, frame: Frame): void {
  const keeps = flowOf(draft, frame)?.flow.keeps ?? [];
  for (const slot of frame.filled.filter((each) => !keeps.includes(each))) {
    const heir = draft.state.stack.findLast(
      (other) => other.filled.includes(slot) || flowOf(draft, other)?.collects.includes(slot),
    );
    if (heir === undefined) delete draft.state.slots[slot];
    else if (!heir.filled.includes(slot)) heir.filled.push(slot);
  }
}

/** Takes the whole task on top off the stack; gives the flow it was. */
export function dropTask(draft: Draft): string | undefined {
  const { stack } = draft.state;
  const start = taskStart(draft, stack.length - 1);
  const dropped = stack.splice(start);
  for (const frame of dropped) emptySlots(draft, frame);
  draft.state.asked = null;
  return dropped[0]?.flow;
}

/** Takes the flows off the stack that the one at this place has called. */
export function dropCalled(draft: Draft, index: number): void {
  const dropped = draft.state.stack.splice(index + 1, taskEnd(draft, index) - index - 1);
  const caller = draft.state.stack[index];
  if (caller === undefined || dropped.length === 0) return;
  caller.filled = [...new Set([...caller.filled, ...dropped.flatMap((frame) => frame.filled)])];
  draft.state.asked = null;
}

/** Lets a flow begin on top of the others; one that has begun comes to the top. False where it cannot. */
export function pushFlow(draft: Draft, flow: string): boolean {
  const { stack } = draft.state;
  const first = draft.compiled.flows.get(flow)?.first;
  if (first === undefined) return false;
  const index = stack.findIndex((frame) => frame.flow === flow);
  if (index >= 0) {
    const start = taskStart(draft, index);
    const stop = taskEnd(draft, index);
    if (stop === stack.length) return true;
    stack.push(...stack.splice(start, stop - start));
    draft.state.asked = null;
    return true;
  }
  while (stack.length >= maxDepth) {
    const dropped = stack.splice(0, taskEnd(draft, 0));
    for (const frame of dropped) emptySlots(draft, frame);
  }
  stack.push({ flow, step: first, attempts: {}, filled: [] });
  draft.state.asked = null;
  return true;
}

/** Calls a flow from the step the frame on top stands at; false where it cannot go deeper. */
export function callFlow(draft: Draft, flow: string): boolean {
  const first = draft.compiled.flows.get(flow)?.first;
  if (first === undefined || draft.state.stack.length >= maxDepth) return false;
  draft.state.stack.push({ flow, step: first, attempts: {}, filled: [] });
  return true;
}

/** Ends the flow on top: a caller goes on with what it filled, an interrupted flow is "resumed". */
export function finishTop(draft: Draft): "returned" | "resumed" | "completed" {
  const { stack } = draft.state;
  const called = isCalled(draft, stack.length - 1);
  const frame = stack.pop();
  draft.state.asked = null;
  const parent = top(draft);
  if (frame === undefined) return "completed";
  if (!called || parent === undefined) {
    emptySlots(draft, frame);
    if (parent !== undefined) return "resumed";
    draft.state.trail = [];
    return "completed";
  }
  const keeps = flowOf(draft, frame)?.flow.keeps ?? [];
  for (const slot of frame.filled)
    if (!keeps.includes(slot) && !parent.filled.includes(slot)) parent.filled.push(slot);
  parent.step = flowOf(draft, parent)?.next.get(parent.step) ?? "end";
  return "returned";
}
