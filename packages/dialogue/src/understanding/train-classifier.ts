import { fitTemperature, type HeldOut } from "./calibrate.ts";
import { type ClassifierModel, type Example, noneIntent } from "./classifier-model.ts";
import { extractFeatures } from "./features.ts";
import { normalise } from "./folded.ts";
import { hashExamples } from "./hash-examples.ts";
import { nonePhrases } from "./none-phrases.ts";
import { quantise } from "./quantise.ts";
import { resembling } from "./resembling.ts";
import { scoreInto, trainSoftmax, type Weights } from "./softmax-regression.ts";
import { type Counts, learnFeatures, type Learned, vectorise } from "./vectoriser.ts";

/** Phrases are held out in fourths to calibrate by, as many fourths as it takes to hold out some hundreds. */
const parts = 4;
const enoughHeldOut = 400;

/**
 * Trains a classifier from phrases: multinomial logistic regression over words and character n-grams, with an intent
 * `none` for what fits no other. Rare intents count more. Calibrated by temperature on phrases that were left out.
 * The same examples give the same model; about a second for 2,000 of them.
 * @param elsewhere phrases of other subjects, for `none`; those that resemble an example are left out
 */
export function trainClassifier(
  examples: readonly Example[],
  elsewhere: readonly string[] = nonePhrases,
): ClassifierModel {
  const phrases = withNone(examples, elsewhere);
  const intents = [...new Set([...phrases.map(({ intent }) => intent), noneIntent])].toSorted();
  const labels = new Map(intents.map((intent, index) => [intent, index]));
  const rows = weighted(
    phrases.map(({ counts, intent }) => ({ counts, label: labels.get(intent) ?? 0 })),
    intents.length,
  );
  const learned = learnFeatures(rows.map(({ counts }) => counts));
  const { weights, bias } = fit(learned, rows, intents.length);
  const temperature = fitTemperature(holdOut(rows, intents.length));
  return {
    version: 1,
    examples: hashExamples(examples, elsewhere),
    intents,
    features: learned.features,
    idf: learned.weighting.idf.map((value) => Number(value.toFixed(4))),
    rarest: learned.weighting.rarest,
    ...quantise(weights),
    bias: Array.from(bias, (value) => Number(value.toFixed(5))),
    temperature: Number(temperature.toFixed(4)),
  };
}

interface Phrase {
  counts: Counts;
  intent: string;
}

interface Row {
  counts: Counts;
  label: number;
  importance: number;
}

function withNone(examples: readonly Example[], elsewhere: readonly string[]): Phrase[] {
  const own = examples.map(({ intent, text }) => ({ intent, counts: extractFeatures(normalise(text)) }));
  const builtIn = elsewhere.map((text) => ({ intent: noneIntent, counts: extractFeatures(normalise(text)) }));
  const wanted = own.filter(({ intent }) => intent !== noneIntent);
  const { vectors } = learnFeatures([...wanted, ...builtIn].map(({ counts }) => counts));
  const similar = resembling(vectors, wanted.length);
  return [...own, ...builtIn.filter((_, index) => !similar.has(index))];
}

/** How far rare intents are made up for: 1 would make all count the same, 0 every example. */
const balance = 0.7;

/** Gives the examples of rare intents more weight. */
function weighted(rows: readonly Omit<Row, "importance">[], classes: number): Row[] {
  const counts = new Float64Array(classes);
  for (const { label } of rows) counts[label] = (counts[label] ?? 0) + 1;
  return rows.map((row) => ({
    ...row,
    importance: (rows.length / (classes * (counts[row.label] ?? 1))) ** balance,
  }));
}

function fit({ vectors, features }: Learned, rows: readonly Row[], classes: number): Weights {
  return trainSoftmax({
    vectors,
    labels: rows.map(({ label }) => label),
    features: features.length,
    classes,
    importance: rows.map(({ importance }) => importance),
  });
}

/** Trains without a part of the phrases and scores that part. */
function holdOut(rows: readonly Row[], classes: number): HeldOut[] {
  const partOf = spread(rows);
  const heldOut: HeldOut[] = [];
  for (let part = 0; part < parts && heldOut.length < enoughHeldOut; part++) {
    const kept = rows.filter((_, index) => partOf[index] !== part);
    const left = rows.filter((_, index) => partOf[index] === part);
    const learned = learnFeatures(kept.map(({ counts }) => counts));
    const { weights, bias } = fit(learned, kept, classes);
    for (const { counts, label, importance } of left) {
      const scores = new Float64Array(classes);
      scoreInto(scores, vectorise(counts, learned.weighting), weights, bias, 1);
      heldOut.push({ scores, label, importance });
    }
  }
  return heldOut;
}

/** Deals the examples of every class evenly out to the parts. */
function spread(rows: readonly Row[]): number[] {
  const seen = new Map<number, number>();
  return rows.map(({ label }) => {
    const count = seen.get(label) ?? 0;
    seen.set(label, count + 1);
    return count % parts;
  });
}
