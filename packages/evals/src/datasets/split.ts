import { createHash } from "node:crypto";
import { DatasetProblem } from "../dataset.ts";
import type { Dataset } from "../dataset.ts";
import type { SampleOf } from "../sample.ts";

export interface SplitOptions<Part extends string, Input, Expected> {
  /** Parts and their shares, such as `{ train: 60, test: 40 }`; shares are of their sum. */
  parts: Readonly<Record<Part, number>>;
  /** Which one is wanted. */
  part: NoInfer<Part>;
  /** What goes to one side together, such as a sample's cluster. Left out: each sample on its own. */
  by?: (sample: SampleOf<Input, Expected>) => string;
  /** Another word, another split. */
  salt?: string;
}

/**
 * One part of a dataset. The side is decided by the hash of the sample's id, so a sample never changes it when others
 * are added or reordered; shares hold on average.
 * @throws RangeError for shares that are not positive
 */
export function split<Part extends string, Input, Expected = undefined>(
  dataset: Dataset<Input, Expected>,
  { parts, part, by = ({ id }) => id, salt = "" }: SplitOptions<Part, Input, Expected>,
): Dataset<Input, Expected> {
  const shares = sharesOf(parts);
  return {
    source: dataset.source,
    licence: dataset.licence,
    async load(options) {
      const samples = await dataset.load(options);
      const taken = samples.filter((sample) => sideOf(by(sample), shares, salt) === part);
      if (taken.length === 0 && samples.length > 0)
        throw new DatasetProblem(
          `${dataset.source}: of ${samples.length} samples none falls into the part ${part}; give it a larger share or another salt`,
        );
      return taken;
    },
  };
}

/** The part an id falls into. @throws RangeError for shares that are not positive */
export function partOf(id: string, parts: Readonly<Record<string, number>>, salt = ""): string {
  return sideOf(id, sharesOf(parts), salt);
}

interface Share {
  name: string;
  /** Where it ends, of 1. */
  end: number;
}

function sharesOf(parts: Readonly<Record<string, number>>): Share[] {
  const entries = Object.entries(parts);
  for (const [name, share] of entries) {
    if (!Number.isFinite(share) || share <= 0)
      throw new RangeError(`part ${name} has a share of ${share}, and has to have one above 0`);
  }
  const total = entries.reduce((sum, [, share]) => sum + share, 0);
  let sum = 0;
  return entries.map(([name, share]) => {
    sum += share;
    return { name, end: sum / total };
  });
}

function sideOf(id: string, shares: readonly Share[], salt: string): string {
  const point = createHash("sha256").update(`${salt}\0${id}`).digest().readUIntBE(0, 6) / 2 ** 48;
  const side = shares.find(({ end }) => point < end) ?? shares.at(-1);
  if (side === undefined) throw new RangeError("a split has at least one part");
  return side.name;
}
