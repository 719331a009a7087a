import { z } from "zod";

/** A value as JSON holds it: what slots, action inputs and states are made of. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;
