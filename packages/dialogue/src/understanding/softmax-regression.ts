import type { Vector } from "./vectoriser.ts";

export interface TrainingSet {
  vectors: readonly Vector[];
  /** The class of each vector. */
  labels: readonly number[];
  features: number;
  classes: number;
  /** How much each vector counts. */
  importance: readonly number[];
}

/** Weights feature by class, and one bias a class. */
export interface Weights {
  weights: Float32Array;
  bias: Float64Array;
}

const epochs = 6;
/** Of the whole set, so that each example carries its share of it. */
const penalty = 0.03;
const firstRate = 6;
/** After so many epochs the rate has fallen to half. */
const halfRateAfter = 2;
const biasRate = 0.02;
const negligible = 1e-4;

/**
 * Multinomial logistic regression with an L2 penalty, by stochastic gradient descent in one fixed order with a rate
 * that falls as Bottou's (2012, "Stochastic gradient descent tricks"): the same examples give the same weights.
 */
export function trainSoftmax(set: TrainingSet): Weights {
  const { vectors, labels, features, classes, importance } = set;
  const weights = new Float32Array(features * classes);
  const bias = new Float64Array(classes);
  const scores = new Float64Array(classes);
  const order = shuffled(vectors.length);
  let scale = 1;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of order) {
      const vector = vectors[example];
      if (vector === undefined) continue;
      const rate = firstRate / (1 + step / (vectors.length * halfRateAfter));
      step += 1;
      scoreInto(scores, vector, weights, bias, scale);
      softmaxInPlace(scores);
      const label = labels[example] ?? 0;
      scores[label] = (scores[label] ?? 0) - 1;
      scale *= 1 - (rate * penalty) / vectors.length;
      const pull = rate * (importance[example] ?? 1);
      update(weights, vector, scores, pull / scale);
      for (let each = 0; each < classes; each++) {
        bias[each] = (bias[each] ?? 0) - biasRate * pull * (scores[each] ?? 0);
      }
    }
  }
  for (let index = 0; index < weights.length; index++) weights[index] = (weights[index] ?? 0) * scale;
  return { weights, bias };
}

function update(weights: Float32Array, vector: Vector, gradient: Float64Array, factor: number): void {
  const { indices, values } = vector;
  const active: number[] = [];
  for (let each = 0; each < gradient.length; each++) {
    if (Math.abs(gradient[each] ?? 0) > negligible) active.push(each);
  }
  for (let index = 0; index < indices.length; index++) {
    const row = (indices[index] ?? 0) * gradient.length;
    const amount = factor * (values[index] ?? 0);
    for (const each of active) {
      weights[row + each] = (weights[row + each] ?? 0) - amount * (gradient[each] ?? 0);
    }
  }
}

export function scoreInto(
  scores: Float64Array,
  { indices, values }: Vector,
  weights: Float32Array,
  bias: Float64Array,
  scale: number,
): void {
  const classes = scores.length;
  scores.fill(0);
  for (let index = 0; index < indices.length; index++) {
    const row = (indices[index] ?? 0) * classes;
    const value = values[index] ?? 0;
    for (let each = 0; each < classes; each++) {
      scores[each] = (scores[each] ?? 0) + value * (weights[row + each] ?? 0);
    }
  }
  for (let each = 0; each < classes; each++) scores[each] = (scores[each] ?? 0) * scale + (bias[each] ?? 0);
}

export function softmaxInPlace(scores: Float64Array): void {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let each = 0; each < scores.length; each++) {
    const power = Math.exp((scores[each] ?? 0) - highest);
    scores[each] = power;
    sum += power;
  }
  for (let each = 0; each < scores.length; each++) scores[each] = (scores[each] ?? 0) / sum;
}

/** Fisher-Yates with a fixed linear congruential generator. */
function shuffled(length: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index);
  let state = 12_345;
  for (let last = length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    const swap = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = swap;
  }
  return order;
}
