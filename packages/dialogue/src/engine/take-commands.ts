import type { Command } from "../command.ts";
import { answerKnowledge } from "../patterns/answer-knowledge.ts";
import { answerChitchat } from "../patterns/answer-chitchat.ts";
import { cannotHandle } from "../patterns/cannot-handle.ts";
import { interrupt, isStronger } from "../patterns/interrupt.ts";
import { type Origin, type Standing, check, startedBy } from "./check.ts";
import { type Draft, fill, top } from "./draft.ts";
import { giveUp, handOver } from "./ending.ts";
import { run, sayResuming, titleOf } from "./run.ts";
import { say, sayText } from "./say.ts";
import { type SlotOutcome, setSlot } from "./set-slot.ts";
import { dropTask, pushFlow } from "./stack.ts";
import { listOr } from "./value-text.ts";

/** More of one turn are refused. */
export const maxCommands = 16;

/** The commands that the flows allow here; the others are noted as refused. */
function admit(draft: Draft, commands: readonly Command[], origin: Origin): Command[] {
  const { state, compiled } = draft;
  const standing: Standing = {
    flows: [...state.stack.map((frame) => frame.flow), ...startedBy(compiled, commands)],
    asked: state.asked,
    isOpen: state.stack.length > 0 || state.clarifying.length > 0 || state.isHumanOffered,
  };
  const admitted: Command[] = [];
  for (const command of commands) {
    const isMore = admitted.length >= maxCommands;
    const code = isMore ? "too_many" : check(compiled, command, { standing, origin });
    if (code === undefined) admitted.push(command);
    else draft.refused.push({ command, code });
  }
  return admitted;
}

function cancel(draft: Draft): void {
  const flow = dropTask(draft);
  if (flow === undefined) say(draft, "pattern.declined");
  else say(draft, "pattern.cancelled", { flow: titleOf(draft, flow) });
  if (top(draft) !== undefined) sayResuming(draft);
}

function skip(draft: Draft): void {
  const frame = top(draft);
  const { asked } = draft.state;
  const flow = frame === undefined ? undefined : draft.compiled.flows.get(frame.flow);
  if (frame === undefined || asked === null) return;
  const slot = draft.compiled.slots.get(asked);
  if (slot?.optional === true) {
    fill(draft, asked, null, frame);
    frame.step = flow?.next.get(frame.step) ?? "end";
    draft.state.asked = null;
  } else say(draft, "pattern.cannot_skip", { title: slot?.title[draft.state.language] ?? asked });
}

function clarify(draft: Draft, flows: readonly string[]): void {
  draft.state.clarifying = [...flows];
  const names = flows.map((flow) => titleOf(draft, flow));
  say(draft, "pattern.clarify", { options: listOr(names, draft.state.language) });
}

/** Says the last turn again; in the person's language, should that have changed. True where the question is in it. */
function repeat(draft: Draft): boolean {
  const { said, language } = draft.state;
  draft.pattern = "repeat";
  if (said.length === 0) {
    say(draft, "pattern.nothing_to_repeat");
    return false;
  }
  if (said.some((each) => each.language !== language) && top(draft) !== undefined) return false;
  for (const each of said) sayText(draft, each.response, each.text, each.language);
  return true;
}

/** Carries out one command that is neither a start nor an interrupt; "said" where the question was put already. */
function carryOut(draft: Draft, command: Command): "said" | undefined {
  switch (command.command) {
    case "skip":
      skip(draft);
      return undefined;
    case "knowledge":
      answerKnowledge(draft, command.query);
      return undefined;
    case "chitchat":
      answerChitchat(draft, command.topic);
      return undefined;
    case "clarify":
      clarify(draft, command.flows);
      return "said";
    case "repeat":
      return repeat(draft) ? "said" : undefined;
    default:
      return undefined;
  }
}

const leavesOffersOpen = new Set<Command["command"]>(["repeat", "cannot_handle"]);
const moves = new Set<Command["command"]>(["start_flow", "cancel_flow", "set_slot", "correct_slot", "skip"]);
const leavesFallbacks = new Set<Command["command"]>(["repeat", "knowledge"]);
const isSetting = (command: Command) => command.command === "set_slot" || command.command === "correct_slot";

/** What outranks all else of a turn: an interrupt, the strongest of several, and being handed over. */
function takeOver(draft: Draft, admitted: readonly Command[]): boolean {
  const interrupts = admitted.flatMap((each) => (each.command === "interrupt" ? [each.interrupt] : []));
  const strongest = interrupts.toSorted(isStronger)[0];
  const isHandedOver = admitted.some((each) => each.command === "hand_over");
  if (strongest !== undefined) interrupt(draft, strongest);
  else if (isHandedOver) handOver(draft, "requested");
  return strongest !== undefined || isHandedOver;
}

/** Starts flows; of several flows the first named comes to stand on top. */
function startFlows(draft: Draft, admitted: readonly Command[]): void {
  for (const each of admitted.toReversed())
    if (each.command === "start_flow" && !pushFlow(draft, each.flow))
      draft.faults.push(`empty flow ${each.flow}`);
}

/** Says what is to be said beside the flows; true where that was the question to be answered next. */
function speak(draft: Draft, admitted: readonly Command[]): boolean {
  const isMoving = admitted.some((each) => moves.has(each.command));
  let isQuestionSaid = false;
  for (const each of admitted) {
    const isMoot = isMoving && (each.command === "clarify" || each.command === "repeat");
    if (draft.state.ended !== null || isMoot) continue;
    if (carryOut(draft, each) === "said") isQuestionSaid = true;
  }
  return isQuestionSaid;
}

/** Counts turns that nothing was made of and answers them. */
function settle(
  draft: Draft,
  admitted: readonly Command[],
  outcomes: ReadonlySet<SlotOutcome>,
): "open" | "ended" {
  const isDone = admitted.some((each) =>
    isSetting(each) ? outcomes.has("set") : each.command !== "cannot_handle",
  );
  if (isDone || outcomes.has("invalid")) {
    if (!admitted.every((each) => leavesFallbacks.has(each.command))) draft.state.fallbacks = 0;
    return "open";
  }
  if (!draft.refused.some((each) => each.code === "nothing_to_cancel")) return cannotHandle(draft);
  say(draft, "pattern.nothing_to_cancel");
  return "open";
}

/**
 * Does what the commands of one turn ask for, as far as the flows allow it, and lets the flow on top run on.
 * The order is always the same: interrupts, cancelling, starting (the first named runs first), slots, the rest.
 */
export function takeCommands(draft: Draft, commands: readonly Command[], origin: Origin): void {
  const { state } = draft;
  draft.commands.push(...commands);
  const admitted = admit(draft, commands, origin);
  if (takeOver(draft, admitted)) return;
  if (admitted.some((each) => !leavesOffersOpen.has(each.command))) {
    state.clarifying = [];
    state.isHumanOffered = false;
  }
  if (admitted.some((each) => each.command === "cancel_flow")) cancel(draft);
  const framesBefore = [...state.stack];
  startFlows(draft, admitted);
  const outcomes = new Set(
    admitted.flatMap((each) =>
      each.command === "set_slot" || each.command === "correct_slot"
        ? [setSlot(draft, each, framesBefore)]
        : [],
    ),
  );
  if (outcomes.has("exhausted")) {
    giveUp(draft, "attempts");
    return;
  }
  const isQuestionSaid = speak(draft, admitted);
  if (state.ended !== null || settle(draft, admitted, outcomes) === "ended") return;
  if (!isQuestionSaid) run(draft);
}
