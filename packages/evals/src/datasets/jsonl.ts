import { DatasetProblem } from "../dataset.ts";
import type { Dataset } from "../dataset.ts";
import type { SampleOf } from "../sample.ts";
import type { FileOptions } from "./file-options.ts";
import { openFile } from "./open-file.ts";
import { readLines } from "./read-lines.ts";
import { sampleOfRow } from "./sample-of-row.ts";

/** A dataset of one JSON value per line. */
export function jsonl<Row, Input, Expected = undefined>(
  options: FileOptions<Row, Input, Expected>,
): Dataset<Input, Expected> {
  const { path, source, licence } = options;
  return {
    source,
    licence,
    async load(loading) {
      const file = await openFile(path, loading);
      const samples: SampleOf<Input, Expected>[] = [];
      for await (const { line, text } of readLines(file)) {
        const row = parse(text, `${file.name}:${line}`);
        const place = { index: samples.length, line };
        samples.push(sampleOfRow(options, { file: file.name, row, place }));
      }
      if (samples.length === 0)
        throw new DatasetProblem(`${file.name}: is empty; expected one JSON value per line`);
      return samples;
    },
  };
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const isDocument = place.endsWith(":1") && (text === "[" || text === "{");
    throw new DatasetProblem(
      isDocument
        ? `${place}: begins a JSON document, and one JSON value per line is expected; use a file of JSON lines`
        : `${place}: is not JSON; correct the line, or get the file again if it was cut off`,
      { cause: error },
    );
  }
}
