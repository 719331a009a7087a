import { type Draft } from "./draft.ts";
import { giveUp } from "./ending.ts";

/** A place that turns led back to this often is a circle. */
const maxReturns = 3;
const rememberedPlaces = 12;

/** FNV-1a over UTF-16 units, as eight hex digits. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/** Where the conversation stands inside a task, or undefined outside of one. */
function place(draft: Draft): string | undefined {
  const { stack, slots, asked, clarifying, pending, ended } = draft.state;
  if (stack.length === 0 || pending !== null || ended !== null) return undefined;
  return digest(
    JSON.stringify([
      stack.map((frame) => [frame.flow, frame.step, frame.attempts]),
      slots,
      asked,
      clarifying,
    ]),
  );
}

/**
 * Hands over when turns lead back to the same place of a task for the third time. Answers in vain are
 * counted elsewhere, and questions in between that got an answer are no circle.
 */
export function guardLoops(draft: Draft): void {
  if (draft.pattern === "knowledge") return;
  const now = place(draft);
  if (now === undefined) return;
  const returns = draft.state.trail.filter((each) => each === now).length;
  draft.state.trail = [...draft.state.trail, now].slice(-rememberedPlaces);
  if (returns < maxReturns) return;
  giveUp(draft, "loop");
  draft.pattern = "loop";
}
