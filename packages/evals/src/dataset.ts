import type { SampleOf } from "./sample.ts";

/** Where samples come from. */
export interface Dataset<Input, Expected> {
  /** Whose data it is, with its version or date; printed with every result. */
  source: string;
  /** SPDX name, or what may be done with it. */
  licence: string;
  /** @throws DatasetProblem naming the file, the line and what to do */
  load(options: LoadOptions): Promise<readonly SampleOf<Input, Expected>[]>;
}

export interface LoadOptions {
  /** Folder of public benchmarks that are not shipped (`ASSAY_BENCH_DATA`). */
  dataFolder?: string | undefined;
}

/** Why samples could not be read. The message names the file, the place in it, and what to do. */
export class DatasetProblem extends Error {
  override name = "DatasetProblem";
}
