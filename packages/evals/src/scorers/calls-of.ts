import { z } from "zod";
import type { CallRecord, Solution } from "../solver.ts";

/** The calls of a solution in their order: its own list, or those of its transcript. */
export function callsOf({ calls, transcript }: Solution): readonly CallRecord[] {
  return calls ?? (transcript ?? []).flatMap((message) => message.calls ?? []);
}

/** A call that is expected. */
export const ExpectedCall = z.object({
  name: z.string().min(1),
  /** Left out: whatever they are. */
  arguments: z.json().optional(),
});
export type ExpectedCall = z.infer<typeof ExpectedCall>;
