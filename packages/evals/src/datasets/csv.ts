import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { z } from "zod";
import { DatasetProblem } from "../dataset.ts";
import type { Dataset } from "../dataset.ts";
import type { SampleOf } from "../sample.ts";
import type { FileOptions } from "./file-options.ts";
import { mostRowBytes, openFile } from "./open-file.ts";
import type { OpenFile } from "./open-file.ts";
import { sampleOfRow } from "./sample-of-row.ts";

export interface CsvOptions<Row, Input, Expected> extends FileOptions<Row, Input, Expected> {
  /** Left out: a comma. */
  delimiter?: string;
}

/** A dataset of a CSV file (RFC 4180, UTF-8) whose first row names its columns; every value is a text. */
export function csv<Row, Input, Expected = undefined>(
  options: CsvOptions<Row, Input, Expected>,
): Dataset<Input, Expected> {
  const { path, source, licence, delimiter = "," } = options;
  return {
    source,
    licence,
    async load(loading) {
      const file = await openFile(path, loading);
      const samples: SampleOf<Input, Expected>[] = [];
      for await (const { line, row } of readCsv(file, delimiter)) {
        const place = { index: samples.length, line };
        samples.push(sampleOfRow(options, { file: file.name, row, place }));
      }
      if (samples.length === 0)
        throw new DatasetProblem(
          `${file.name}: is empty; expected a row of column names and a row per sample`,
        );
      return samples;
    },
  };
}

const Parsed = z.object({
  info: z.object({ lines: z.number() }),
  record: z.record(z.string(), z.string()),
});

/**
 * The rows of a CSV file under the names of its columns, each with the line it ends on.
 * @throws DatasetProblem naming the line
 */
export async function* readCsv(
  file: OpenFile,
  delimiter = ",",
): AsyncGenerator<{ line: number; row: Record<string, string> }> {
  const parser = Readable.from(file.chunks()).compose(
    parse({
      bom: true,
      delimiter,
      info: true,
      max_record_size: mostRowBytes,
      skip_empty_lines: true,
      columns: (names: readonly string[]) => columnsOf(names, file.name),
    }),
  );
  try {
    for await (const parsed of parser) {
      const { info, record } = Parsed.parse(parsed);
      yield { line: info.lines, row: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DatasetProblem(whyNot(error, file.name), { cause: error });
  }
}

function columnsOf(names: readonly string[], file: string): string[] {
  const columns = names.map((name) => name.trim());
  for (const [index, name] of columns.entries()) {
    if (name === "") throw new DatasetProblem(`${file}:1: column ${index + 1} has no name; give it one`);
    if (columns.indexOf(name) !== index)
      throw new DatasetProblem(`${file}:1: column ${JSON.stringify(name)} stands twice; rename one`);
  }
  return columns;
}

function whyNot(error: CsvError, file: string): string {
  const line: unknown = error["lines"];
  const place = typeof line === "number" ? `${file}:${line}` : file;
  switch (error.code) {
    case "CSV_RECORD_INCONSISTENT_COLUMNS":
    case "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH":
      return `${place}: has another number of fields than the first row; quote fields that hold the delimiter`;
    case "CSV_QUOTE_NOT_CLOSED":
      return `${place}: a quote is opened and not closed; the file may be cut off`;
    case "CSV_MAX_RECORD_SIZE":
      return `${place}: the row is longer than ${mostRowBytes} bytes; samples that large are not taken`;
    default:
      return `${place}: is not CSV (${error.code}); correct the line`;
  }
}
