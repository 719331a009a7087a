import { z } from "zod";
import type { Assistant, Flow, Response, Slot, Step } from "../../assistant.ts";
import type { Command } from "../../command.ts";
import { type Dialogue, createDialogue } from "../../dialogue.ts";
import type { Script } from "../script.ts";
import { checkConversation } from "../test-conversation.ts";

/** A slot that takes any text. */
export const text: Slot = {
  title: { zh: "值", en: "the value" },
  schema: z.string(),
  fromText: (said) => said,
};
/** A response of one wording. */
export const says = (en: string): Response => ({ zh: [`${en}（中）`], en: [en] });
/** A flow of these steps. */
export const flowOf = (id: string, steps: readonly Step[], rest: Partial<Flow> = {}): Flow => ({
  id,
  title: { zh: id, en: id },
  description: id,
  steps,
  ...rest,
});

/** An assistant of these flows whose slots all take any text. */
export function assistantOf(flows: readonly Flow[], rest: Partial<Assistant> = {}): Assistant {
  const collected = flows.flatMap((flow) =>
    flow.steps.flatMap((step) => ("collect" in step ? [step.collect] : [])),
  );
  return {
    id: "test",
    language: "en",
    flows,
    slots: Object.fromEntries(collected.map((slot) => [slot, text])),
    intents: [],
    gazetteers: [],
    responses: { ask: says("ask"), done: says("done") },
    actions: {},
    ...rest,
  };
}

/** A dialogue that reads words alone: tasks are begun by commands. */
export function dialogueOf(assistant: Assistant): Dialogue {
  return createDialogue(assistant, {
    reader: {
      read: (said) => ({
        text: said,
        normalised: said.toLowerCase(),
        writtenIn: "en",
        entities: [],
        guesses: [],
      }),
    },
  });
}

/** Plays turns, proposed by a "model", and reports what went otherwise. */
export const check = (assistant: Assistant, turns: Script["turns"], actions: Script["actions"] = {}) =>
  checkConversation(dialogueOf(assistant), { turns, actions });
/** Starts a flow. */
export const begin = (flow: string): Command => ({ command: "start_flow", flow });
/** Fills a slot. */
export const set = (slot: string, value: string): Command => ({ command: "set_slot", slot, value });
/** A flow that asks for one slot, `<id>Slot`. */
export const asking = (id: string): Flow =>
  flowOf(id, [
    { id: "ask", collect: `${id}Slot`, ask: "ask" },
    { id: "done", say: "done" },
  ]);
