export { createClassifier, type Classifier } from "./classifier.ts";
export { ClassifierModel, noneIntent, type Example, type ModelCache } from "./classifier-model.ts";
export { detectLanguage } from "./detect-language.ts";
export type {
  AmountEntity,
  CodeEntity,
  DateEntity,
  DurationEntity,
  Entity,
  EntityValue,
  Gazetteer,
  NameEntity,
  NumberEntity,
  PercentEntity,
  Span,
} from "./entity.ts";
export { longestTurn, normalise } from "./folded.ts";
export { createGazetteer, type GazetteerIndex, type GazetteerOptions } from "./gazetteer.ts";
export { hashExamples } from "./hash-examples.ts";
export { createReader, type ReaderOptions, type TrainedReader } from "./reader.ts";
export { trainClassifier } from "./train-classifier.ts";
export type { Guess, Understanding } from "./understanding.ts";
