import { createHash } from "node:crypto";
import type { Example } from "./classifier-model.ts";
import { nonePhrases } from "./none-phrases.ts";

/** Changes when the same examples would give another model. */
const trainer = "softmax-1";

/** A digest of everything a classifier is trained from: a model under the same hash is the same model. */
export function hashExamples(
  examples: readonly Example[],
  elsewhere: readonly string[] = nonePhrases,
): string {
  const phrases = examples.map(({ intent, text }) => [intent, text]);
  return createHash("sha256")
    .update(JSON.stringify([trainer, phrases, elsewhere]))
    .digest("hex");
}
