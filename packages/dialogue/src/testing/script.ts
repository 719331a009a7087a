import type { Command } from "../command.ts";
import type { DialogueEvent, ActionOutcome } from "../event.ts";
import type { Json } from "../json.ts";
import type { Language } from "../language.ts";
import type { DialogueState } from "../state.ts";

/** What is expected of one turn, all that comes of its actions included. What is left out is not looked at. */
export interface Expectation {
  /** Exactly these commands, in this order. */
  commands?: readonly Command[];
  /** Ids of exactly these responses, in this order. */
  says?: readonly string[];
  /** Each is part of what is said, or matches it. */
  text?: readonly (string | RegExp)[];
  language?: Language;
  /** Exactly these actions, in this order; an input is compared where it is given. */
  acts?: readonly { action: string; input?: Json }[];
  /** Codes of the commands that were refused. */
  refused?: readonly string[];
  pattern?: string;
  handsOver?: string;
  ends?: NonNullable<DialogueState["ended"]>;
  /** These slots have these values afterwards; null stands for an empty one. */
  slots?: Readonly<Record<string, Json>>;
  asks?: string | null;
}

/** A turn of the script: what is said, or an event of its own. */
export type ScriptedTurn = Expectation &
  (
    | {
        user: string;
        /** What a model answers to the prompt, as JSON or text; without it the nlu driver reads the turn. */
        model?: unknown;
      }
    | { event: DialogueEvent }
  );

/** How an action ends: always so, one after the other, or by its input. Left out, it stays awaited. */
export type ScriptedAction = ActionOutcome | readonly ActionOutcome[] | ((input: Json) => ActionOutcome);

export interface Script {
  /** Local date and time of every turn; `2026-11-25T13:30` unless told otherwise. */
  now?: string;
  actions?: Readonly<Record<string, ScriptedAction>>;
  turns: readonly ScriptedTurn[];
}
