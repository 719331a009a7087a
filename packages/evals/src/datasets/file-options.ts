import type { z } from "zod";
import type { SampleOf } from "../sample.ts";

/** A file of rows and how a row becomes a sample. */
export interface FileOptions<Row, Input, Expected> {
  /**
   * A URL made with `import.meta.url` for a file that is shipped beside its suite; a relative path for one in the
   * folder of public benchmarks (`LoadOptions.dataFolder`). Read through gzip where it ends in `.gz`.
   */
  path: string | URL;
  source: string;
  licence: string;
  /** What a row has to look like. */
  row: z.ZodType<Row>;
  /** What it throws becomes a DatasetProblem with the row's place. */
  sample: (row: Row, place: RowPlace) => SampleOf<Input, Expected>;
}

/** Where a row stands. */
export interface RowPlace {
  /** Counted from 0, empty lines left out. */
  index: number;
  /** Counted from 1: the line it ends on. */
  line: number;
}
