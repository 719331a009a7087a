/** The scores of a phrase the classifier had not seen, and the class it belongs to. */
export interface HeldOut {
  scores: Float64Array;
  label: number;
  importance: number;
}

const lowest = 0.1;
const highest = 5;
const rounds = 14;
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature under which the scores give the least log loss (Guo et al. 2017, "On calibration of modern neural
 * networks"), by golden-section search; 1 where nothing was held out.
 */
export function fitTemperature(heldOut: readonly HeldOut[]): number {
  if (heldOut.length === 0) return 1;
  const lossAt = (logarithm: number) => logLoss(heldOut, Math.exp(logarithm));
  let from = Math.log(lowest);
  let to = Math.log(highest);
  let left = to - golden * (to - from);
  let right = from + golden * (to - from);
  let losses = { left: lossAt(left), right: lossAt(right) };
  for (let round = 0; round < rounds; round++) {
    if (losses.left < losses.right) {
      [to, right] = [right, left];
      left = to - golden * (to - from);
      losses = { left: lossAt(left), right: losses.left };
    } else {
      [from, left] = [left, right];
      right = from + golden * (to - from);
      losses = { left: losses.right, right: lossAt(right) };
    }
  }
  return Math.exp((from + to) / 2);
}

function logLoss(heldOut: readonly HeldOut[], temperature: number): number {
  let loss = 0;
  for (const { scores, label, importance } of heldOut) {
    let best = -Infinity;
    for (const score of scores) best = Math.max(best, score);
    let sum = 0;
    for (const score of scores) sum += Math.exp((score - best) / temperature);
    loss += importance * (Math.log(sum) - ((scores[label] ?? 0) - best) / temperature);
  }
  return loss;
}
