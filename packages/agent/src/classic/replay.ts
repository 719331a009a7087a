import type { ActionOutcome, Command, Dialogue, DialogueState, Effect, StepContext } from "@assay/dialogue";
import { textOf } from "./chat-request.ts";
import type { ChatMessage } from "./chat-request.ts";
import { outcomeOf } from "./outcome.ts";
import type { Prefixes } from "./prefixes.ts";
import { prefixKeys } from "./prefixes.ts";

/** Where a conversation stands after a message, and what its last step wants done. */
export interface Standing {
  state: DialogueState;
  effects: readonly Effect[];
}

export interface Replayer {
  dialogue: Dialogue;
  prefixes: Prefixes<Standing>;
  context: StepContext;
  /** What may be known beside the messages and makes a difference to their replay. */
  seed: string;
  /** Reads a person's turn in place of the engine. */
  propose?: (state: DialogueState, text: string) => Promise<readonly Command[]>;
  /** Runs an action that nobody else will run; undefined for one that is left to the caller. */
  run?: (effect: Effect & { type: "act" }) => Promise<ActionOutcome> | undefined;
}

/** The end of a conversation, reached again from its longest beginning that is remembered. */
export async function replay(
  messages: readonly ChatMessage[],
  replayer: Replayer,
): Promise<Standing & { key: string }> {
  const { dialogue, prefixes, seed, context } = replayer;
  const keys = prefixKeys(seed, messages);
  let from = messages.length;
  let standing: Standing | undefined;
  while (from > 0 && standing === undefined) {
    standing = prefixes.get(keys[from - 1] ?? "");
    if (standing === undefined) from -= 1;
  }
  let current = standing ?? dialogue.step(dialogue.start(), { type: "start" }, context);
  for (const [offset, message] of messages.slice(from).entries()) {
    current = await take(message, current, replayer);
    prefixes.set(keys[from + offset] ?? "", current);
  }
  return { ...current, key: keys.at(-1) ?? "" };
}

async function take(message: ChatMessage, before: Standing, replayer: Replayer): Promise<Standing> {
  const { dialogue, context, propose } = replayer;
  const { state } = before;
  const text = textOf(message);
  switch (message.role) {
    case "user": {
      const commands = await propose?.(state, text);
      const event = { type: "user" as const, text, ...(commands === undefined ? {} : { commands }) };
      return settle(dialogue.step(state, event, context), replayer);
    }
    case "tool": {
      const event = {
        type: "result" as const,
        call: message.tool_call_id ?? "",
        outcome: outcomeOf(text),
      };
      return settle(dialogue.step(state, event, context), replayer);
    }
    default:
      // Instructions are written for models, and what an assistant said follows from the turns before it.
      return before;
  }
}

const mostActions = 8;

/** Carries out what no caller will, and goes on with what came of it. */
async function settle(standing: Standing, replayer: Replayer): Promise<Standing> {
  const { dialogue, context, run } = replayer;
  let { state } = standing;
  const done: Effect[] = [];
  let effects = standing.effects;
  for (let count = 0; count < mostActions; count++) {
    const act = effects.find((effect) => effect.type === "act");
    const running = act === undefined ? undefined : run?.(act);
    if (act === undefined || running === undefined) break;
    done.push(...effects.filter((effect) => effect !== act));
    const event = { type: "result" as const, call: act.call, outcome: await running };
    ({ state, effects } = dialogue.step(state, event, context));
  }
  return { state, effects: [...done, ...effects] };
}
