import type { DialogueState } from "../state.ts";
import { type Draft } from "./draft.ts";
import { dropTask } from "./stack.ts";
import { say } from "./say.ts";

/** Leaves everything that was open. */
export function clearOpen(draft: Draft): void {
  const { state } = draft;
  state.stack = [];
  state.asked = null;
  state.pending = null;
  state.queued = [];
  state.clarifying = [];
  state.isHumanOffered = false;
  state.fallbacks = 0;
  state.trail = [];
}

/** Ends the conversation; slots stay, for whoever takes it over. */
export function close(draft: Draft, reason: NonNullable<DialogueState["ended"]>): void {
  clearOpen(draft);
  draft.state.ended = reason;
  draft.effects.push({ type: "end", reason });
}

/** Hands the conversation to a person. */
export function handOver(draft: Draft, reason: string): void {
  say(draft, "pattern.handing_over");
  draft.effects.push({ type: "hand_over", reason });
  close(draft, "handed_over");
}

/** Gets nowhere: hands over, or where nobody is there says so and leaves the task. */
export function giveUp(draft: Draft, reason: string): void {
  if (draft.compiled.hasHuman) {
    handOver(draft, reason);
    return;
  }
  say(draft, "pattern.give_up");
  while (draft.state.stack.length > 0) dropTask(draft);
  clearOpen(draft);
}
