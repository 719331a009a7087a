import type { Dataset } from "../dataset.ts";
import type { SampleOf } from "../sample.ts";

/** Samples that stand in the code. */
export function inline<Input, Expected = undefined>(
  samples: readonly SampleOf<Input, Expected>[],
  origin: { source: string; licence: string },
): Dataset<Input, Expected> {
  return { ...origin, load: async () => samples };
}
