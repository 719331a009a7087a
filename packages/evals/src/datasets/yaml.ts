import { LineCounter, isNode, isSeq, parseDocument } from "yaml";
import { DatasetProblem } from "../dataset.ts";
import type { Dataset } from "../dataset.ts";
import type { FileOptions } from "./file-options.ts";
import { mostRowBytes, openFile } from "./open-file.ts";
import { readText } from "./read-text.ts";
import { sampleOfRow } from "./sample-of-row.ts";

/** A dataset of a YAML file that is a list of rows, up to 10 MB: for samples that are written by hand. */
export function yaml<Row, Input, Expected = undefined>(
  options: FileOptions<Row, Input, Expected>,
): Dataset<Input, Expected> {
  const { path, source, licence } = options;
  return {
    source,
    licence,
    async load(loading) {
      const file = await openFile(path, loading);
      const rows = rowsOf(await readText(file, mostRowBytes), file.name);
      return rows.map(({ row, line }, index) =>
        sampleOfRow(options, { file: file.name, row, place: { index, line } }),
      );
    },
  };
}

function rowsOf(text: string, file: string): { row: unknown; line: number }[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined)
    throw new DatasetProblem(
      `${file}:${lines.linePos(problem.pos[0]).line}: is not YAML: ${problem.message}`,
    );
  const { contents } = document;
  if (contents === null) throw new DatasetProblem(`${file}: is empty; expected a list of rows`);
  if (!isSeq(contents)) throw new DatasetProblem(`${file}:1: is not a list; expected one item per row`);
  if (contents.items.length === 0) throw new DatasetProblem(`${file}: its list is empty`);
  const starts = contents.items.map((item) => lineOf(item, lines));
  const values: unknown = readList(document, file);
  if (!Array.isArray(values)) throw new DatasetProblem(`${file}:1: is not a list; expected one item per row`);
  return values.map((row: unknown, index) => ({ row, line: starts[index] ?? 1 }));
}

/** Aliases that multiply without end are refused by the library. */
function readList(document: { toJS(): unknown }, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new DatasetProblem(`${file}: is not YAML that can be read: ${message}`, { cause: error });
  }
}

function lineOf(node: unknown, lines: LineCounter): number {
  return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
}
