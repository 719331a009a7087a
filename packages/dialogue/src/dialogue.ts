import type { Assistant } from "./assistant.ts";
import type { Command } from "./command.ts";
import { accept } from "./drivers/accept.ts";
import { modelPrompt } from "./drivers/model-prompt.ts";
import { propose } from "./drivers/nlu.ts";
import type { Thresholds } from "./drivers/thresholds.ts";
import type { Effect, Refusal } from "./effect.ts";
import { compile } from "./engine/compile.ts";
import { step } from "./engine/step.ts";
import type { DialogueEvent, StepContext } from "./event.ts";
import { type FlowGraph, graphOf } from "./graph/graph.ts";
import { initialState } from "./initial-state.ts";
import type { Finding } from "./lint/finding.ts";
import { lint } from "./lint/lint.ts";
import type { ModelPrompt } from "./prompt.ts";
import type { Reader } from "./reader.ts";
import type { DialogueState } from "./state.ts";
import { type ClassifierModel, type ModelCache, createReader } from "./understanding/index.ts";
import type { Understanding } from "./understanding/understanding.ts";

export interface DialogueOptions {
  /** A classifier trained earlier; is used when it was trained from the same phrases. */
  model?: ClassifierModel;
  /** Where trained classifiers are kept. */
  cache?: ModelCache;
  /** From when on guesses are believed, where they differ from the defaults. */
  thresholds?: Partial<Thresholds>;
  /** Reads turns in place of the assistant's own reader, for tests. */
  reader?: Reader;
}

/** A compiled assistant. Every method is pure: the same arguments give the same answer. */
export interface Dialogue {
  assistant: Assistant;
  /** The classifier it reads with, to be kept and given back in `options.model`; absent with a reader of the caller's. */
  model?: ClassifierModel;
  /** The state in which nothing has been said yet. */
  start(): DialogueState;
  /** Takes one event; never throws, whatever the event and the state. */
  step(
    state: DialogueState,
    event: DialogueEvent,
    context: StepContext,
  ): { state: DialogueState; effects: readonly Effect[] };
  /** What rules and the classifier make of a turn. */
  understand(text: string, state: DialogueState, context: StepContext): Understanding;
  /** The nlu driver: what a turn that was understood asks the engine to do in this state. */
  propose(understanding: Understanding, state: DialogueState): readonly Command[];
  /** The model driver: what a model is asked with for its proposal. */
  prompt(state: DialogueState, text: string, context: StepContext): ModelPrompt;
  /** The model driver: checks what a model proposed, as JSON or JSON text; give `commands` to a user event. */
  accept(
    proposal: unknown,
    state: DialogueState,
  ): { commands: readonly Command[]; refused: readonly Refusal[] };
  lint(): readonly Finding[];
  graph(): FlowGraph;
}

/** The gazetteer whose names count numbers: "120 words". */
const unitGazetteer = "unit";

function readerOf(
  assistant: Assistant,
  options: DialogueOptions,
): { reader: Reader; model?: ClassifierModel } {
  if (options.reader !== undefined) return { reader: options.reader };
  const units = assistant.gazetteers.find((each) => each.id === unitGazetteer);
  const reader = createReader({
    gazetteers: assistant.gazetteers.filter((each) => each !== units),
    intents: assistant.intents,
    ...(units === undefined ? {} : { units }),
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.cache === undefined ? {} : { cache: options.cache }),
  });
  return { reader, model: reader.model };
}

/**
 * Compiles an assistant once: trains its classifier, unless one is given, and makes its flows ready. What is
 * wrong with the assistant's data is found by `lint`; a step goes on in spite of it and says so in its note.
 */
export function createDialogue(assistant: Assistant, options: DialogueOptions = {}): Dialogue {
  const compiled = compile(assistant, options.thresholds);
  const { reader, model } = readerOf(assistant, options);
  return {
    assistant,
    ...(model === undefined ? {} : { model }),
    start: () => initialState(assistant),
    step: (state, event, context) => step({ compiled, reader, context }, state, event),
    understand: (text, _state, context) => reader.read(text, context),
    propose: (understanding, state) => propose(compiled, understanding, state),
    prompt: (state, text, context) => modelPrompt(compiled, { state, text, context }),
    accept: (proposal, state) => accept(compiled, proposal, state),
    lint: () => lint(assistant),
    graph: () => graphOf(assistant),
  };
}
