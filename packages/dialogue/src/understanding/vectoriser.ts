/** A sparse vector: indices of features and their weights. */
export interface Vector {
  indices: Int32Array;
  values: Float64Array;
}

/** How often each feature occurs in one phrase, as `extractFeatures` counts them. */
export type Counts = ReadonlyMap<string, number>;

/** What is in no phrase makes a vector shorter by this share of its weight, and so every guess less sure. */
const unknownShare = 0.5;

/** The features that are known and what each weighs. */
export interface Weighting {
  vocabulary: ReadonlyMap<string, number>;
  /** Inverse document frequency of each feature. */
  idf: readonly number[];
  /** The same of a feature that is in no phrase. */
  rarest: number;
}

/** Tf-idf, term frequencies damped by their logarithm, of length one where every feature is known. */
export function vectorise(counts: Counts, { vocabulary, idf, rarest }: Weighting): Vector {
  const indices = new Int32Array(counts.size);
  const values = new Float64Array(counts.size);
  let known = 0;
  let squares = 0;
  for (const [feature, count] of counts) {
    const index = vocabulary.get(feature);
    const frequency = count === 1 ? 1 : 1 + Math.log(count);
    const weight = frequency * (index === undefined ? rarest : (idf[index] ?? 0));
    squares += (index === undefined ? unknownShare : 1) * weight * weight;
    if (index === undefined) continue;
    indices[known] = index;
    values[known] = weight;
    known += 1;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < known; at++) values[at] = (values[at] ?? 0) / length;
  return { indices: indices.subarray(0, known), values: values.subarray(0, known) };
}

/** What was learned from phrases, and the phrases as vectors. */
export interface Learned {
  features: string[];
  weighting: Weighting;
  vectors: Vector[];
}

/** Learns the features of phrases. What stands in one phrase only is unknown there, as it would be in a turn. */
export function learnFeatures(phrases: readonly Counts[]): Learned {
  const frequencies = new Map<string, number>();
  for (const counts of phrases) {
    for (const feature of counts.keys()) frequencies.set(feature, (frequencies.get(feature) ?? 0) + 1);
  }
  const features: string[] = [];
  const idf: number[] = [];
  for (const [feature, frequency] of frequencies) {
    if (frequency < 2) continue;
    features.push(feature);
    idf.push(Math.log((1 + phrases.length) / (1 + frequency)) + 1);
  }
  const weighting = {
    vocabulary: indexFeatures(features),
    idf,
    rarest: Math.log(1 + phrases.length) + 1,
  };
  return { features, weighting, vectors: phrases.map((counts) => vectorise(counts, weighting)) };
}

/** Where each feature stands. */
export function indexFeatures(features: readonly string[]): Map<string, number> {
  return new Map(features.map((feature, index) => [feature, index]));
}
