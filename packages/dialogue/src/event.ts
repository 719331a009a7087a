import type { Command } from "./command.ts";
import type { Json } from "./json.ts";

/** How an action ended. A code is the domain's; its message is for a log, never for the person. */
export type ActionOutcome = { ok: true; output: Json } | { ok: false; code: string; message: string };

/** What happens to a conversation. */
export type DialogueEvent =
  /** It begins: assistants that speak first greet. */
  | { type: "start" }
  /** A person's turn. `commands` come from a model; without them the engine reads the text itself. */
  | { type: "user"; text: string; commands?: readonly Command[] }
  /** What became of the action that an effect asked for. */
  | { type: "result"; call: string; outcome: ActionOutcome };

/** What a step may know beside the state; nothing else may make a difference. */
export interface StepContext {
  /** Local date and time, `2026-11-25T13:30`, that "tomorrow" is counted from. */
  now: string;
}
