import { z } from "zod";

/** The two languages the product speaks. */
export const Language = z.enum(["en", "zh"]);
export type Language = z.infer<typeof Language>;

/** The same text in English and simplified Chinese, written for Assay and never copied from the report. */
export const Text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
export type Text = z.infer<typeof Text>;

/** A kebab-case identifier that stays the same for the life of the record. */
export const Slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
export type Slug = z.infer<typeof Slug>;

/** First and last line in the report's text, counted from 1, both included. */
export const LineRange = z
  .tuple([z.int().min(1).max(836), z.int().min(1).max(836)])
  .refine(([first, last]) => first <= last, "the first line comes after the last");
export type LineRange = z.infer<typeof LineRange>;
