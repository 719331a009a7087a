import type { Understanding } from "./understanding/understanding.ts";

/** Turns a text into what rules and the classifier make of it. Pure. */
export interface Reader {
  read(text: string, context: { now: string }): Understanding;
}
