import { byUnits, isRecord } from "./canonical-json.ts";

/** Where two JSON values differ. */
export interface Difference {
  path: readonly (string | number)[];
  /** `missing`: expected and not there; `extra`: there and not expected. */
  kind: "missing" | "extra" | "changed";
  expected?: unknown;
  actual?: unknown;
}

/** Decides on two values in the place of a comparison; undefined leaves them to it. */
export type Decide = (values: {
  path: readonly (string | number)[];
  expected: unknown;
  actual: unknown;
}) => boolean | undefined;

const mostLevels = 1_000;

/**
 * Where two JSON values differ, in the order of keys and places, `most` at most. The order of keys does not matter, that
 * of lists does. @throws TypeError for more than 1,000 levels
 */
export function differences(
  expected: unknown,
  actual: unknown,
  { most = 10, decide }: { most?: number; decide?: Decide } = {},
): Difference[] {
  const found: Difference[] = [];
  compare([], { expected, actual });
  return found;

  function compare(path: readonly (string | number)[], pair: { expected: unknown; actual: unknown }): void {
    if (found.length >= most) return;
    if (path.length > mostLevels) throw new TypeError(`it nests deeper than ${mostLevels} levels`);
    const decided = decide?.({ path, ...pair });
    if (decided === true) return;
    if (decided === undefined) {
      if (Array.isArray(pair.expected) && Array.isArray(pair.actual)) {
        const length = Math.max(pair.expected.length, pair.actual.length);
        for (let index = 0; index < length && found.length < most; index++) {
          compare([...path, index], { expected: pair.expected[index], actual: pair.actual[index] });
        }
        return;
      }
      if (isRecord(pair.expected) && isRecord(pair.actual)) {
        for (const key of keysOf(pair.expected, pair.actual)) {
          compare([...path, key], { expected: own(pair.expected, key), actual: own(pair.actual, key) });
        }
        return;
      }
      if (pair.expected === pair.actual) return;
    }
    const kind = pair.actual === undefined ? "missing" : pair.expected === undefined ? "extra" : "changed";
    found.push({ path, kind, ...pair });
  }
}

/** A difference in a line: `$.orders[2].status: "open", expected "closed"`. */
export function describeDifference({ path, kind, expected, actual }: Difference): string {
  const place = describePath(path);
  if (kind === "missing") return `${place}: missing, expected ${shown(expected)}`;
  if (kind === "extra") return `${place}: not expected, is ${shown(actual)}`;
  return `${place}: ${shown(actual)}, expected ${shown(expected)}`;
}

/** A path as JSONPath writes it. */
export function describePath(path: readonly (string | number)[]): string {
  const steps = path.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return `$${steps.join("")}`;
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function keysOf(first: object, second: object): string[] {
  return [...new Set([...Object.keys(first), ...Object.keys(second)])].toSorted(byUnits);
}

function shown(value: unknown): string {
  const text = written(value);
  return text.length <= 60 ? text : `${text.slice(0, 59).toWellFormed()}…`;
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "nothing";
  } catch {
    return "something that cannot be written as JSON";
  }
}
