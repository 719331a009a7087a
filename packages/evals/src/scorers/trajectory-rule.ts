import type { CallRecord, TranscriptMessage } from "../solver.ts";

/** A text that is found whatever its case, width and white space, or a regular expression. */
export type Phrase = string | RegExp;

/** What must or must not happen on the way to a solution. */
export type TrajectoryRule = { name: string } & (
  | { kind: "must-say" | "never-say"; phrase: Phrase; role?: TranscriptMessage["role"] }
  | {
      kind: "must-disclose";
      phrase: Phrase;
      /** The turn of the assistant by which it has to be said, from 1. */
      byTurn: number;
    }
  | {
      kind: "must-call" | "never-call";
      call: string;
      where?: (call: CallRecord) => boolean;
    }
  | {
      /** Each call of `before` comes after a call of `call` that did not fail. Nothing is broken where it never comes. */
      kind: "must-call-before";
      call: string;
      before: string;
    }
);
