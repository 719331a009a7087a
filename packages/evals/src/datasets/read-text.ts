import { DatasetProblem } from "../dataset.ts";
import type { OpenFile } from "./open-file.ts";

/**
 * All of a UTF-8 file, which may be no longer than so many bytes once it is unpacked.
 * @throws DatasetProblem
 */
export async function readText(file: OpenFile, mostBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of file.chunks()) {
    bytes += chunk.length;
    if (bytes > mostBytes)
      throw new DatasetProblem(
        `${file.name}: is longer than ${mostBytes} bytes; split it, or use JSON lines`,
      );
    parts.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch (error) {
    throw new DatasetProblem(`${file.name}: is not UTF-8; convert the file`, { cause: error });
  }
}
