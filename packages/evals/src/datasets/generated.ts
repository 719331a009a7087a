import type { Dataset } from "../dataset.ts";
import type { SampleOf } from "../sample.ts";
import { createRandom } from "../statistics/random.ts";
import type { Random } from "../statistics/random.ts";

export interface GeneratedOptions<Input, Expected> {
  count: number;
  seed: string | number;
  /** Makes the sample of a number from 0, whose draws are its own: a larger count leaves earlier samples as they were. */
  make: (random: Random, index: number) => SampleOf<Input, Expected>;
  /** Left out: says that it is generated, and from which seed. */
  source?: string;
  /** Left out: the product's own. */
  licence?: string;
}

/**
 * Samples that a program makes; the same seed gives the same ones.
 * @throws RangeError for a count that is not a whole number of at least 1
 */
export function generated<Input, Expected = undefined>({
  count,
  seed,
  make,
  source = `generated, seed ${seed}`,
  licence = "MIT",
}: GeneratedOptions<Input, Expected>): Dataset<Input, Expected> {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`count is ${count}, and has to be a whole number of at least 1`);
  return {
    source,
    licence,
    load: async () =>
      Array.from({ length: count }, (_, index) => make(createRandom(`${seed}/${index}`), index)),
  };
}
