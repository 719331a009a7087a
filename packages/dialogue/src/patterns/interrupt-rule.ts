import type { Interrupt } from "../command.ts";

/** How one global interrupt is put in words. */
export interface InterruptRule {
  interrupt: Interrupt;
  /** Looked for in each clause of a turn. */
  says: RegExp;
  /** What stands before it in the clause and takes its meaning away: a negation, a question about it. */
  unlessAfter?: RegExp;
  /** What follows it in the clause and takes its meaning away. */
  unlessBefore?: RegExp;
  /** Requests count even when they are put as such a question: "could you please …". */
  evenIf?: RegExp;
}
