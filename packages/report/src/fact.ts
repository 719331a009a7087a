import { z } from "zod";
import { Metric, Qualifier, Region, Unit } from "./vocabulary.ts";
import { LineRange, Slug, Text } from "./text.ts";

/**
 * One figure the report states. Exactly one of `value`, `low`/`high`, or `illegible` describes it.
 * 万 and 亿 are normalised to plain numbers; percentages are in percent (27.5 means 27.5 %).
 */
export const Fact = z
  .strictObject({
    id: Slug,
    section: Slug,
    lines: LineRange,
    subject: z.string().min(1).describe("What the figure is about, in English."),
    subjectZh: z
      .string()
      .min(1)
      .describe("The same in simplified Chinese, specific enough to be found by a search."),
    entity: Slug.optional().describe("The entity the figure belongs to, when there is one."),
    metric: Metric,
    value: z.number().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    illegible: z.literal(true).optional(),
    unit: Unit,
    currency: z.enum(["USD", "CNY"]).optional(),
    period: z.string().optional().describe("2022, 2022/2028, 2024-02, or a rate's period such as per-year."),
    region: Region.optional(),
    qualifier: Qualifier.optional(),
    reference: z.int().min(1).max(62).optional().describe("The report's own reference number."),
    note: Text.describe("One line of our own that states the figure in words."),
  })
  .refine(
    (fact) =>
      Number(fact.value !== undefined) +
        Number(fact.low !== undefined || fact.high !== undefined) +
        Number(fact.illegible === true) ===
      1,
    "a fact has a value, or a low and/or high, or is illegible",
  )
  .refine(
    (fact) => fact.low === undefined || fact.high === undefined || fact.low <= fact.high,
    "low is above high",
  )
  .refine(
    (fact) => (fact.unit === "money") === (fact.currency !== undefined),
    "money, and only money, has a currency",
  );
export type Fact = z.infer<typeof Fact>;
