import type { Command } from "./command.ts";
import type { Json } from "./json.ts";
import type { Language } from "./language.ts";

/** What a step wants done. Only the agent carries these out. */
export type Effect =
  | { type: "say"; response: string; text: string; language: Language }
  /** Run an action and come back with a result event for the same call. The engine waits. */
  | { type: "act"; call: string; action: string; input: Json }
  | { type: "hand_over"; reason: string }
  | { type: "end"; reason: "completed" | "cancelled" | "opted_out" | "wrong_person" | "handed_over" }
  /** How the turn was read and which repair answered it; for traces and tests. */
  | {
      type: "note";
      commands: readonly Command[];
      refused: readonly Refusal[];
      pattern?: string;
      /** Bugs of the assistant that the engine went on in spite of: `wording book.done: …`. */
      faults?: readonly string[];
    };

/** A command that the flow does not allow, and why. */
export interface Refusal {
  command: unknown;
  code:
    | "not_a_command"
    | "unknown_flow"
    | "unknown_slot"
    | "slot_not_asked"
    | "invalid_value"
    | "nothing_to_cancel"
    | "not_allowed"
    | "too_many";
  /** The flow gets it all the same and says itself what is wrong: nothing would ask for the value again. */
  isPassedOn?: true;
}
