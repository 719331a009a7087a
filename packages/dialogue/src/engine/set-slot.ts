import type { Command } from "../command.ts";
import type { Frame } from "../state.ts";
import type { Json } from "../json.ts";
import { isFilled, isSame } from "./condition.ts";
import { end } from "./compile.ts";
import { goBack } from "./correct.ts";
import { type Draft, fill, flowOf, parseValue, top } from "./draft.ts";
import { slotTitle } from "./run.ts";
import { say } from "./say.ts";
import { valueText } from "./value-text.ts";

const longestShown = 60;
const defaultAttempts = 3;

/** What became of a value: taken, refused, or refused once too often. */
export type SlotOutcome = "set" | "invalid" | "exhausted";

/** Counts a question that got no fitting answer; false where it was asked as often as it may be. */
export function countAttempt(draft: Draft, frame: Frame, slot: string): boolean {
  const asked = frame.attempts[slot] ?? 1;
  if (asked >= (draft.compiled.slots.get(slot)?.maxAttempts ?? defaultAttempts)) return false;
  frame.attempts[slot] = asked + 1;
  return true;
}

function refuse(draft: Draft, command: Command, slot: string, value: Json): SlotOutcome {
  draft.refused.push({ command, code: "invalid_value" });
  const frame = top(draft);
  if (draft.state.asked === slot && frame !== undefined && !countAttempt(draft, frame, slot))
    return "exhausted";
  const shown = Array.from(valueText(value, draft.state.language)).slice(0, longestShown).join("");
  say(draft, draft.compiled.slots.get(slot)?.invalid ?? "pattern.invalid", {
    title: slotTitle(draft, slot),
    value: shown,
  });
  draft.pattern = "invalid";
  return "invalid";
}

/** The frame a value belongs to: the uppermost whose flow asks for the slot, else the one on top. */
function ownerOf(draft: Draft, slot: string): Frame | undefined {
  const owner = draft.state.stack.findLast((frame) => flowOf(draft, frame)?.collects.includes(slot));
  return owner ?? top(draft);
}

/** Moves on from the question that the value answers, so that a question asked "always" is answered once. */
function answer(draft: Draft, slot: string): void {
  const frame = top(draft);
  const flow = frame === undefined ? undefined : flowOf(draft, frame);
  const step = frame === undefined ? undefined : flow?.steps.get(frame.step);
  if (frame === undefined || step === undefined || draft.state.asked !== slot) return;
  draft.state.asked = null;
  if ("collect" in step && step.collect === slot) frame.step = flow?.next.get(step.id) ?? end;
}

/**
 * Gives a slot a value that was said, corrects it or, with null, empties it so that it is asked again.
 * A value that does not fit is refused and the person told why.
 */
export function setSlot(
  draft: Draft,
  command: Command & { command: "set_slot" | "correct_slot" },
  framesBefore: readonly Frame[],
): SlotOutcome {
  const { slot } = command;
  const { slots } = draft.state;
  const parsed = parseValue(draft, slot, command.value);
  const owner = ownerOf(draft, slot);
  if (parsed === undefined && command.value === null && command.command === "correct_slot") {
    delete slots[slot];
    goBack(draft, slot);
    draft.pattern = "corrected";
    return "set";
  }
  if (parsed === undefined) return refuse(draft, command, slot, command.value);
  const wasFilled = isFilled(slots, slot);
  const isChanged = wasFilled && !isSame(slots[slot], parsed);
  const isCorrection = isChanged && owner !== undefined && framesBefore.includes(owner);
  fill(draft, slot, parsed, owner);
  answer(draft, slot);
  if (isCorrection) {
    goBack(draft, slot);
    say(draft, "pattern.corrected", {
      title: slotTitle(draft, slot),
      value: valueText(parsed, draft.state.language, draft.compiled.slots.get(slot)),
    });
  }
  return "set";
}
