/** What speaks for and against a fact as the answer to a question. */
export interface Signs {
  /** Share of the words that any fact has which this one has. */
  covered: number;
  /** How much, all in all, it shares with the question: rare words count more. */
  evidence: number;
  /** How many parts of the question it has. */
  pieces: number;
  /** How much of the question no fact has. */
  unknown: number;
  /** How much of the question other facts have and this one has not. */
  gap: number;
  /** Names of the question that it is not about. */
  missedNames: number;
  /** Names that nothing is known of. */
  strangeNames: number;
  isNamed: number;
  metricMiss: number;
  isMetric: number;
  isUnit: number;
  unitMiss: number;
  yearMiss: number;
  monthMiss: number;
  regionMiss: number;
  /** It holds for another year, month or country, or the question names one that is in no fact. */
  isElsewhere: number;
  precision: number;
  asks: number;
}

const weights: Readonly<Record<keyof Signs, number>> = {
  covered: 3,
  evidence: 0.5,
  pieces: 0.2,
  unknown: -0.5,
  gap: -1.5,
  missedNames: -2,
  strangeNames: -2,
  isNamed: 0.5,
  metricMiss: -4,
  isMetric: 0.7,
  isUnit: 0.5,
  unitMiss: -1,
  yearMiss: -3,
  monthMiss: -3,
  regionMiss: -3,
  isElsewhere: -3,
  precision: 1.5,
  asks: 0.5,
};
const bias = -2.5;

const elsewhere = 0.45;

/** The probability that the fact answers the question: logistic regression over the signs. */
export function certaintyOf(signs: Signs): number {
  let sum = bias;
  for (const [name, weight] of Object.entries(weights)) sum += weight * (signs[name as keyof Signs] ?? 0);
  const certainty = 1 / (1 + Math.exp(-sum));
  return signs.isElsewhere > 0 ? certainty * elsewhere : certainty;
}
