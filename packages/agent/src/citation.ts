import { z } from "zod";

/** Where a statement comes from, looked up by the id the engine cited. */
export const Citation = z.strictObject({
  /** The number it has in its answer, from 1. */
  number: z.int().positive(),
  /** `fact:chatgpt-daily-cost`, as the answer cited it. */
  id: z.string(),
  title: z.string(),
  /** The sections it stands in, outermost first. */
  path: z.array(z.string()).optional(),
  lines: z.tuple([z.int(), z.int()]).optional(),
  quote: z.string().optional(),
  /** `exists`: the record is there. `checked`: the figures said agree with it. `unconfirmed`: no such record. */
  state: z.enum(["exists", "checked", "unconfirmed"]),
  /** The page that shows the passage. */
  href: z.string(),
});
export type Citation = z.infer<typeof Citation>;

/** What a domain knows of an id that an answer cites as `[kind:id]`. */
export type ResolveCitation = (id: string, language: "zh" | "en") => Omit<Citation, "number"> | undefined;
