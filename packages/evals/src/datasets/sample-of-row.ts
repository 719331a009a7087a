import { DatasetProblem } from "../dataset.ts";
import type { SampleOf } from "../sample.ts";
import type { FileOptions, RowPlace } from "./file-options.ts";

/**
 * A row as a sample.
 * @throws DatasetProblem with the file, the line and the field
 */
export function sampleOfRow<Row, Input, Expected>(
  { row: shape, sample }: Pick<FileOptions<Row, Input, Expected>, "row" | "sample">,
  { file, row, place }: { file: string; row: unknown; place: RowPlace },
): SampleOf<Input, Expected> {
  const parsed = shape.safeParse(row);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field =
      issue === undefined || issue.path.length === 0 ? "the row" : `field ${issue.path.join(".")}`;
    throw new DatasetProblem(`${file}:${place.line}: ${field}: ${issue?.message}`);
  }
  try {
    return sample(parsed.data, place);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new DatasetProblem(`${file}:${place.line}: ${message}`, { cause: error });
  }
}
