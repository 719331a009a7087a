/** A run of a text that decodes to readable text. */
export interface Decoded {
  text: string;
  start: number;
  end: number;
}

const runs: readonly { pattern: RegExp; read(run: string): Uint8Array }[] = [
  { pattern: /(?:[0-9a-f]{2}){16,4000}/giu, read: (run) => Buffer.from(run, "hex") },
  { pattern: /[A-Za-z0-9+/_-]{24,8000}={0,2}/gu, read: (run) => Buffer.from(run, "base64") },
  { pattern: /(?:%[0-9a-f]{2}|[A-Za-z0-9._~+-]){8,8000}/giu, read: (run) => percent(run) },
];
const mostRuns = 20;
const strict = new TextDecoder("utf-8", { fatal: true });
const unreadable = /[^\P{C}\s]/u;

/** What base64, hexadecimal and percent-encoded runs say, where they say something. */
export function decodedRuns(text: string): Decoded[] {
  return runs.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].slice(0, mostRuns).flatMap((match) => {
      const decoded = readable(read(match[0]));
      return decoded === undefined || decoded === match[0]
        ? []
        : [{ text: decoded, start: match.index, end: match.index + match[0].length }];
    }),
  );
}

function readable(bytes: Uint8Array): string | undefined {
  try {
    const text = strict.decode(bytes);
    return text.length < 6 || unreadable.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function percent(run: string): Uint8Array {
  const plain = run.replaceAll(/%([0-9a-f]{2})/giu, (_all, pair: string) =>
    String.fromCodePoint(Number.parseInt(pair, 16)),
  );
  return Buffer.from(plain, "latin1");
}
