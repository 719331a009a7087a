import { z } from "zod";
import { EntityKind, Layer, Region, SegmentVerdict } from "./vocabulary.ts";
import { LineRange, Slug, Text } from "./text.ts";

/** A company, product, model, framework, person or other name the report mentions. */
export const Entity = z.strictObject({
  slug: Slug,
  name: Text.describe("The corrected name in each language; the same string where it is not translated."),
  printed: z
    .array(z.string().min(1))
    .describe("Spellings in the report that differ from the name, misspellings included."),
  kind: EntityKind,
  layer: Layer,
  region: Region.optional(),
  sections: z.array(Slug).min(1),
  lines: z.array(LineRange).min(1),
  verdict: SegmentVerdict.describe(
    "The report's verdict on the commercial value of the segment the entity stands in.",
  ),
  note: Text.describe("One line of our own on what the report says it is."),
});
export type Entity = z.infer<typeof Entity>;
