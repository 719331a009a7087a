import type { z } from "zod";

/** What was wrong with one field of an input, by its dotted path. */
export interface FieldIssue {
  field: string;
  message: string;
}

/** A parse error as fields and sentences; a key that does not exist is its own field. `whole` names the root. */
export function fieldIssues(error: z.ZodError, whole: string): FieldIssue[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          field: [...issue.path, key].join("."),
          message: `there is no input "${key}"`,
        }))
      : [{ field: issue.path.join(".") || whole, message: issue.message }],
  );
}
