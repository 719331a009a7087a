import type { Command } from "../command.ts";
import type { Effect, Refusal } from "../effect.ts";
import type { Json } from "../json.ts";
import type { DialogueState, Frame, Said } from "../state.ts";
import { type Compiled, type CompiledFlow } from "./compile.ts";

/** A step in the making: a state of its own to write to, and what is to come out beside it. */
export interface Draft {
  compiled: Compiled;
  state: DialogueState;
  effects: Effect[];
  said: Said[];
  commands: Command[];
  refused: Refusal[];
  faults: string[];
  /** The repair that answered, the last one if several did. */
  pattern: string | undefined;
}

export function createDraft(compiled: Compiled, state: DialogueState): Draft {
  const { flows, slots } = compiled;
  const isKnown = (frame: Frame) => flows.get(frame.flow)?.steps.has(frame.step) === true;
  const stack = state.stack.filter(isKnown).map((frame) => ({
    ...frame,
    attempts: { ...frame.attempts },
    filled: [...frame.filled],
  }));
  const asked = state.asked !== null && slots.has(state.asked) ? state.asked : null;
  return {
    compiled,
    state: {
      ...state,
      stack,
      asked: stack.length === 0 ? null : asked,
      pending: stack.length === 0 ? null : state.pending,
      slots: { ...state.slots },
      queued: [...state.queued],
      clarifying: state.clarifying.filter((flow) => flows.has(flow)),
      trail: [...state.trail],
      used: { ...state.used },
    },
    effects: [],
    said: [],
    commands: [],
    refused: [],
    faults: [],
    pattern: undefined,
  };
}

/** The state and effects a draft comes to; the note stands first. */
export function finishDraft(draft: Draft): { state: DialogueState; effects: readonly Effect[] } {
  const note: Effect = {
    type: "note",
    commands: draft.commands,
    refused: draft.refused,
    ...(draft.pattern === undefined ? {} : { pattern: draft.pattern }),
    ...(draft.faults.length === 0 ? {} : { faults: draft.faults }),
  };
  const said = draft.said.length === 0 ? draft.state.said : draft.said;
  return { state: { ...draft.state, said }, effects: [note, ...draft.effects] };
}

export function top(draft: Draft): Frame | undefined {
  return draft.state.stack.at(-1);
}

export function flowOf(draft: Draft, frame: Frame): CompiledFlow | undefined {
  return draft.compiled.flows.get(frame.flow);
}

/** Runs a function of the assistant; what it throws is noted and comes back as undefined. */
export function guarded<Value>(draft: Draft, what: string, run: () => Value): Value | undefined {
  try {
    return run();
  } catch (error) {
    draft.faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Gives a slot its value and remembers during which frame. */
export function fill(draft: Draft, slot: string, value: Json, frame: Frame | undefined): void {
  draft.state.slots[slot] = value;
  if (frame !== undefined && !frame.filled.includes(slot)) frame.filled.push(slot);
}

/** A value as it comes back from JSON, or undefined where there is no such JSON. */
export function asJson(value: unknown): Json | undefined {
  const text = JSON.stringify(value);
  if (text === undefined) return undefined;
  const parsed: Json = JSON.parse(text);
  return parsed;
}

/** Checks a value with a slot's schema; undefined where it does not fit. */
export function parseValue(draft: Draft, slot: string, value: unknown): Json | undefined {
  const schema = draft.compiled.slots.get(slot)?.schema;
  if (schema === undefined) return undefined;
  return guarded(draft, `schema ${slot}`, () => {
    const parsed = schema.safeParse(value);
    return parsed.success ? asJson(parsed.data) : undefined;
  });
}
