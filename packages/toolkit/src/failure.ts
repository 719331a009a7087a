/** Something a caller can expect and act on. Returned, not thrown; bugs throw. */
export class Failure {
  /** Stable and dotted: `report.unknown_fact`. */
  readonly code: string;
  /** What was wrong, in a sentence that names the value. */
  readonly message: string;
  /** The input it concerns, as a path: `inputs.accelerators`. */
  readonly field: string | undefined;
  /** What to do about it. */
  readonly fix: string | undefined;
  /** Data that helps to do it: nearest ids, a JSON Schema. */
  readonly details: Record<string, unknown> | undefined;

  constructor(failure: {
    code: string;
    message: string;
    field?: string | undefined;
    fix?: string | undefined;
    details?: Record<string, unknown> | undefined;
  }) {
    this.code = failure.code;
    this.message = failure.message;
    this.field = failure.field;
    this.fix = failure.fix;
    this.details = failure.details;
  }
}
