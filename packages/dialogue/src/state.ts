import { z } from "zod";
import { Command } from "./command.ts";
import { Json } from "./json.ts";

/** A flow that has begun, and the step it stands at. */
export const Frame = z.strictObject({
  flow: z.string(),
  step: z.string(),
  /** How often each slot was asked for in this frame without a fitting answer. */
  attempts: z.record(z.string(), z.int()),
  /** Slots that were filled while it ran: what is emptied when it ends, but for those it keeps. */
  filled: z.array(z.string()),
});
export type Frame = z.infer<typeof Frame>;

/** Something said, as it was said. */
export const Said = z.strictObject({
  response: z.string(),
  text: z.string(),
  language: z.enum(["zh", "en"]),
});
export type Said = z.infer<typeof Said>;

/** Everything the engine remembers of a conversation: plain JSON, the same for the same turns. */
export const DialogueState = z.strictObject({
  version: z.literal(1),
  assistant: z.string(),
  /** The language it answers in: that of the last turn that had one. */
  language: z.enum(["zh", "en"]),
  /** Turns of the person so far. */
  turns: z.int(),
  /** Actions asked for so far; the next one's call id is made of it. */
  calls: z.int(),
  /** The flow on top (the last) runs; those below wait. */
  stack: z.array(Frame),
  slots: z.record(z.string(), Json),
  /** The slot whose value is awaited. */
  asked: z.string().nullable(),
  /** The action that is awaited. */
  pending: z.strictObject({ call: z.string(), action: z.string() }).nullable(),
  /** Turns that came while an action was awaited; they are answered after it. */
  queued: z.array(z.strictObject({ text: z.string(), commands: z.array(Command).nullable() })),
  /** Flows between which the person was asked to choose. */
  clarifying: z.array(z.string()),
  /** A person was offered; a "yes" takes the offer. */
  isHumanOffered: z.boolean(),
  /** Turns in a row that nothing was made of. */
  fallbacks: z.int(),
  /** A digest of where it stood at the last turns, to see that it goes round in a circle. */
  trail: z.array(z.string()),
  /** What was said last, to be repeated. */
  said: z.array(Said),
  /** How often each response was used, to vary its wording. */
  used: z.record(z.string(), z.int()),
  ended: z.enum(["completed", "cancelled", "opted_out", "wrong_person", "handed_over"]).nullable(),
});
export type DialogueState = z.infer<typeof DialogueState>;
