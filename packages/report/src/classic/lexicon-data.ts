import { z } from "zod";
import askRows from "../../data/lexicon/ask-words.json" with { type: "json" };
import calculatorRows from "../../data/lexicon/calculator-words.json" with { type: "json" };
import conceptRows from "../../data/lexicon/concepts.json" with { type: "json" };
import aliasRows from "../../data/lexicon/entity-aliases.json" with { type: "json" };
import listRows from "../../data/lexicon/list-words.json" with { type: "json" };
import metricRows from "../../data/lexicon/metric-words.json" with { type: "json" };
import regionRows from "../../data/lexicon/region-words.json" with { type: "json" };
import stopRows from "../../data/lexicon/stop-words.json" with { type: "json" };
import unitRows from "../../data/lexicon/unit-names.json" with { type: "json" };
import { EntityKind, Layer, Metric, Region, SegmentVerdict, Unit } from "../vocabulary.ts";

const Words = z.array(z.string().min(1));
const CountedUnit = Unit.exclude(["money"]);
const Rate = z.tuple([z.string(), z.string()]);

/** A way of asking, and the units an answer to it comes in. */
export const Ask = z.strictObject({ words: Words, units: z.array(Unit) });
export type Ask = z.infer<typeof Ask>;

/** What people say for a metric; `close` are metrics that the same words may also mean. */
export const MetricWords = z.strictObject({ words: Words, close: z.array(Metric).default([]) });
export type MetricWords = z.infer<typeof MetricWords>;

/** What people say for a calculator's subject, its inputs and its outputs. */
export const CalculatorWords = z.strictObject({
  words: Words,
  inputs: z.record(z.string(), Words),
  outputs: z.record(z.string(), Words),
});
export type CalculatorWords = z.infer<typeof CalculatorWords>;

/** All words in both languages that questions are read by, written by hand from the vocabulary and the records. */
const LexiconData = z.strictObject({
  /** Groups of words for one thing. */
  concepts: z.array(Words),
  metrics: z.record(Metric, MetricWords),
  asks: z.array(Ask),
  calculators: z.record(z.string(), CalculatorWords),
  /** Short and spoken names, by entity. */
  aliases: z.record(z.string(), z.array(z.string())),
  regions: z.strictObject({
    regions: z.record(Region, Words),
    /** Regions that one asked for agrees with besides itself. */
    within: z.partialRecord(Region, z.array(Region)),
    /** Places people ask about that the vocabulary has no region for. */
    others: Words,
  }),
  stops: z.strictObject({ english: Words, chinese: Words }),
  units: z.strictObject({
    /** A figure with its unit: English singular and plural, Chinese; `#` stands for the number. */
    units: z.record(CountedUnit, z.tuple([z.string(), z.string(), z.string()])),
    /** What stands behind `per` in a calculator's unit, English and Chinese. */
    per: z.record(z.string(), Rate),
    /** A fact's period where it is a rate, English and Chinese. */
    rates: z.record(z.string(), Rate),
  }),
  lists: z.strictObject({
    kinds: z.record(EntityKind, Words),
    layers: z.record(Layer, Words),
    verdicts: z.partialRecord(SegmentVerdict, Words),
    /** Words that ask for a list and say nothing of what should be in it. */
    noise: Words,
  }),
});
type LexiconData = z.infer<typeof LexiconData>;

let made: LexiconData | undefined;

/** The words, parsed once. */
export function lexiconData(): LexiconData {
  return (made ??= LexiconData.parse({
    concepts: conceptRows,
    metrics: metricRows,
    asks: askRows,
    calculators: calculatorRows,
    aliases: aliasRows,
    regions: regionRows,
    stops: stopRows,
    units: unitRows,
    lists: listRows,
  }));
}
