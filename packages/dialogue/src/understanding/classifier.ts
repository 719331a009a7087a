import { type ClassifierModel, noneIntent } from "./classifier-model.ts";
import { createCorrector } from "./corrector.ts";
import { extractFeatures, wordsAmong } from "./features.ts";
import { normalise } from "./folded.ts";
import { dequantise } from "./quantise.ts";
import { scoreInto, softmaxInPlace } from "./softmax-regression.ts";
import type { Guess } from "./understanding.ts";
import { indexFeatures, vectorise } from "./vectoriser.ts";

export interface Classifier {
  /** Every intent with its calibrated probability, best first. What has no words is `none`. */
  classify(text: string): Guess[];
}

export function createClassifier(model: ClassifierModel): Classifier {
  const { intents, idf, rarest, temperature } = model;
  const weighting = { vocabulary: indexFeatures(model.features), idf, rarest };
  const weights = dequantise(model);
  const bias = Float64Array.from(model.bias);
  const correct = createCorrector(wordsAmong(model.features));
  return {
    classify(text) {
      const features = extractFeatures(correct(normalise(text)));
      const scores = new Float64Array(intents.length);
      const isEmpty = [...features.keys()].every((feature) => feature.startsWith("p "));
      if (isEmpty) scores[intents.indexOf(noneIntent)] = 1;
      else {
        scoreInto(scores, vectorise(features, weighting), weights, bias, 1);
        for (const [index, score] of scores.entries()) scores[index] = score / temperature;
        softmaxInPlace(scores);
      }
      return intents
        .map((intent, index) => ({ intent, probability: scores[index] ?? 0 }))
        .toSorted((a, b) => b.probability - a.probability || (a.intent < b.intent ? -1 : 1));
    },
  };
}
