import type { Command } from "../command.ts";
import type { Effect } from "../effect.ts";
import type { DialogueEvent, StepContext } from "../event.ts";
import { proposeCommands } from "../drivers/nlu.ts";
import { interrupt } from "../patterns/interrupt.ts";
import type { Reader } from "../reader.ts";
import type { DialogueState } from "../state.ts";
import type { Understanding } from "../understanding/understanding.ts";
import { type Compiled } from "./compile.ts";
import { type Draft, createDraft, finishDraft, guarded } from "./draft.ts";
import { guardLoops } from "./loop-guard.ts";
import { run } from "./run.ts";
import { say } from "./say.ts";
import { takeCommands } from "./take-commands.ts";
import { takeResult } from "./take-result.ts";

/** Turns kept while an action is awaited. */
const maxQueued = 5;

interface Turn {
  text: string;
  commands: readonly Command[] | undefined;
}

interface Machine {
  compiled: Compiled;
  reader: Reader;
  context: StepContext;
}

/** What is made of a turn when the reader itself fails. */
function nothingRead(text: string): Understanding {
  return { text, normalised: text.toLowerCase(), writtenIn: "other", entities: [], guesses: [] };
}

function read(draft: Draft, machine: Machine, text: string): Understanding {
  return guarded(draft, "reader", () => machine.reader.read(text, machine.context)) ?? nothingRead(text);
}

function takeLanguage(draft: Draft, understanding: Understanding): void {
  const { writtenIn } = understanding;
  if (writtenIn === "zh" || writtenIn === "en") draft.state.language = writtenIn;
}

/** Begins anew after an end that left the door open. */
function reopen(draft: Draft): void {
  draft.state.ended = null;
  draft.state.slots = {};
}

function isClosed(state: DialogueState): boolean {
  return state.ended === "opted_out" || state.ended === "wrong_person";
}

function answerTurn(draft: Draft, turn: Turn, understanding: Understanding): void {
  const proposed = turn.commands ?? proposeCommands(draft, understanding);
  takeCommands(draft, proposed, turn.commands === undefined ? "rules" : "model");
  guardLoops(draft);
}

function takeTurn(draft: Draft, machine: Machine, turn: Turn): void {
  const { state } = draft;
  state.turns += 1;
  const understanding = read(draft, machine, turn.text);
  takeLanguage(draft, understanding);
  const heard = draft.compiled.readInterrupt(understanding.normalised);
  if (isClosed(state) && heard !== "emergency") {
    say(draft, "pattern.closed");
    return;
  }
  if (state.ended !== null) reopen(draft);
  if (heard !== undefined) {
    draft.commands.push({ command: "interrupt", interrupt: heard });
    interrupt(draft, heard);
    return;
  }
  if (state.pending === null) {
    answerTurn(draft, turn, understanding);
    return;
  }
  if (state.queued.length < maxQueued)
    state.queued.push({
      text: understanding.text,
      commands: turn.commands === undefined ? null : [...turn.commands],
    });
  say(draft, "pattern.one_moment");
}

/** Takes up the turns that came while an action was awaited. */
function takeQueued(draft: Draft, machine: Machine): void {
  while (draft.state.pending === null && draft.state.ended === null) {
    const turn = draft.state.queued.shift();
    if (turn === undefined) return;
    const understanding = read(draft, machine, turn.text);
    takeLanguage(draft, understanding);
    answerTurn(draft, { text: turn.text, commands: turn.commands ?? undefined }, understanding);
  }
}

function take(draft: Draft, machine: Machine, event: DialogueEvent): void {
  const { state } = draft;
  if (event.type === "user") {
    takeTurn(draft, machine, { text: event.text, commands: event.commands });
    return;
  }
  if (event.type === "result") {
    if (!takeResult(draft, event)) return;
    run(draft);
    guardLoops(draft);
    takeQueued(draft, machine);
    return;
  }
  if (state.turns > 0 || state.said.length > 0 || state.ended !== null) draft.pattern = "already_started";
  else if (draft.compiled.assistant.greets !== undefined) say(draft, draft.compiled.assistant.greets);
}

/** Takes one event. Pure, and total over states of this assistant and events of any content. */
export function step(
  machine: Machine,
  state: DialogueState,
  event: DialogueEvent,
): { state: DialogueState; effects: readonly Effect[] } {
  const draft = createDraft(machine.compiled, state);
  take(draft, machine, event);
  return finishDraft(draft);
}
