import { z } from "zod";
import { LineRange, Slug, Text } from "./text.ts";

/** One heading of the report: where it stands, what it is called and what it says in our own words. */
export const Section = z.strictObject({
  id: Slug,
  parent: Slug.nullable(),
  title: Text,
  lines: LineRange,
  summary: Text.describe("Two to four sentences of our own."),
});
export type Section = z.infer<typeof Section>;
