import type { WrittenIn } from "../language.ts";
import type { Entity } from "./entity.ts";

/** An intent with its calibrated probability. */
export interface Guess {
  intent: string;
  probability: number;
}

/** What rules and the classifier make of a turn, before the flow decides what it means. */
export interface Understanding {
  /** As it was typed, cut to the longest turn that is read. */
  text: string;
  /** Folded: simplified, half-width, lower case. */
  normalised: string;
  writtenIn: WrittenIn;
  entities: readonly Entity[];
  /** Best first; `none` is among them, for what fits no intent. */
  guesses: readonly Guess[];
}
