import type { SampleError } from "../log/record.ts";

/** Ends a try: a limit was reached, a model refused or could not be reached. */
export class SampleProblem extends Error {
  override name = "SampleProblem";
  readonly code: SampleError["code"];
  /** A model answered, and nothing could be done with it. */
  readonly isUnusable: boolean;

  constructor(code: SampleError["code"], message: string, isUnusable = false) {
    super(message);
    this.code = code;
    this.isUnusable = isUnusable;
  }
}
