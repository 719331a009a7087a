import { z } from "zod";

/** The intent of whatever fits no intent of the assistant. */
export const noneIntent = "none";

/** A phrase and the intent it stands for. Placeholders such as `{model}` or `{number}` are one word each. */
export interface Example {
  intent: string;
  text: string;
}

/** A trained classifier as plain JSON, to be kept under the hash of what it was trained from. */
export const ClassifierModel = z.strictObject({
  version: z.literal(1),
  /** `hashExamples` of the phrases it was trained from. */
  examples: z.string(),
  intents: z.array(z.string()),
  /** The features it knows, in the order of the rows of `weights`. */
  features: z.array(z.string()),
  /** Inverse document frequency of each feature. */
  idf: z.array(z.number()),
  /** The same of what it does not know. */
  rarest: z.number(),
  /** Feature by intent, 16-bit integers, little endian, base64. */
  weights: z.string(),
  /** What one unit of `weights` is worth. */
  scale: z.number(),
  bias: z.array(z.number()),
  /** Scores are divided by it, so that a probability is how often such a guess is right. */
  temperature: z.number(),
});
export type ClassifierModel = z.infer<typeof ClassifierModel>;

/** Where trained classifiers are kept, by `hashExamples`; the package itself keeps nothing. */
export interface ModelCache {
  get(hash: string): ClassifierModel | undefined;
  set(hash: string, model: ClassifierModel): void;
}
