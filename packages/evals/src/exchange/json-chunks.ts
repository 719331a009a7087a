/**
 * A value as JSON text, piece by piece. Iterables that are not arrays are written as lists while they are drawn from,
 * so that a log with many samples never stands in memory as a whole.
 */
export function* jsonChunks(value: unknown): Generator<string> {
  if (isIterable(value)) {
    yield "[";
    let separator = "";
    for (const item of value) {
      yield separator + JSON.stringify(item);
      separator = ",\n";
    }
    yield "]";
  } else if (isPlain(value) && Object.values(value).some(holdsIterable)) {
    yield "{";
    let separator = "";
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${separator}${JSON.stringify(key)}:`;
      yield* jsonChunks(item);
      separator = ",\n";
    }
    yield "}";
  } else yield JSON.stringify(value);
}

function holdsIterable(value: unknown): boolean {
  return isIterable(value) || (isPlain(value) && Object.values(value).some(holdsIterable));
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value && !Array.isArray(value);
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
