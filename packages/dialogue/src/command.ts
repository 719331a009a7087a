import { z } from "zod";
import { Json } from "./json.ts";

/** What outranks every flow, whoever proposes commands. */
export const Interrupt = z.enum(["emergency", "opt_out", "wrong_person", "human", "identity"]);
export type Interrupt = z.infer<typeof Interrupt>;

/** What a turn asks the engine to do. A turn becomes a list of these, by rules and classifier or by a model. */
export const Command = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("start_flow"), flow: z.string() }),
  z.strictObject({ command: z.literal("cancel_flow") }),
  z.strictObject({ command: z.literal("set_slot"), slot: z.string(), value: Json }),
  z.strictObject({ command: z.literal("correct_slot"), slot: z.string(), value: Json }),
  z.strictObject({ command: z.literal("skip") }),
  z.strictObject({ command: z.literal("repeat") }),
  z.strictObject({ command: z.literal("clarify"), flows: z.array(z.string()).min(2).max(3) }),
  z.strictObject({ command: z.literal("knowledge"), query: z.string() }),
  z.strictObject({ command: z.literal("chitchat"), topic: z.string() }),
  z.strictObject({ command: z.literal("interrupt"), interrupt: Interrupt }),
  z.strictObject({ command: z.literal("hand_over") }),
  z.strictObject({ command: z.literal("cannot_handle") }),
]);
export type Command = z.infer<typeof Command>;
