/** From when on the nlu driver believes a guess; probabilities are the classifier's calibrated ones. */
export interface Thresholds {
  /** The best guess counts from here on. */
  accept: number;
  /** How far it has to be ahead of the next guess, or the person is asked which of the two is meant. */
  margin: number;
  /** Inside a flow another task is begun from here on only. */
  interrupt: number;
  /** So sure must a guess be to outweigh an answer to the open question that stands in the same turn. */
  override: number;
}

export const defaultThresholds: Thresholds = { accept: 0.5, margin: 0.15, interrupt: 0.6, override: 0.85 };
