import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

const lineFeed = 10;

/**
 * The lines of a gzipped file, split at line feeds alone: readline also splits at U+2028, which people's texts hold.
 * @throws NodeJS.ErrnoException of the file or of zlib
 */
export async function* readLines(path: string): AsyncGenerator<string, void> {
  const text = createGunzip();
  const reading = pipeline(createReadStream(path), text);
  reading.catch(() => {});
  let rest: Buffer[] = [];
  for await (const chunk of text as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString("utf8");
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  await reading;
}
