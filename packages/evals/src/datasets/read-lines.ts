import { DatasetProblem } from "../dataset.ts";
import { mostRowBytes } from "./open-file.ts";
import type { OpenFile } from "./open-file.ts";

const lineFeed = 0x0a;

/**
 * The lines of a UTF-8 file that hold something, with their numbers from 1, in constant memory.
 * @throws DatasetProblem for a line of more than 10 MB and for bytes that are not UTF-8
 */
export async function* readLines(file: OpenFile): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let parts: Buffer[] = [];
  let bytes = 0;
  let line = 1;

  const keep = (part: Buffer) => {
    bytes += part.length;
    if (bytes > mostRowBytes)
      throw new DatasetProblem(
        `${file.name}:${line}: the line is longer than ${mostRowBytes} bytes; samples that large are not taken`,
      );
    parts.push(part);
  };
  const take = () => {
    try {
      return decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts)).trim();
    } catch (error) {
      throw new DatasetProblem(`${file.name}:${line}: is not UTF-8; convert the file`, { cause: error });
    } finally {
      parts = [];
      bytes = 0;
    }
  };

  for await (const chunk of file.chunks()) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
      keep(chunk.subarray(from, end));
      const text = take();
      if (text !== "") yield { line, text };
      line += 1;
      from = end + 1;
    }
    keep(chunk.subarray(from));
  }
  const rest = take();
  if (rest !== "") yield { line, text: rest };
}
