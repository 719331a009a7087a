/** One event of a stream as servers send it. */
export interface StreamEvent {
  event: string;
  data: string;
}

/** Takes a stream of events apart, wherever its pieces begin and end. */
export function createEventReader(): { take(text: string): StreamEvent[] } {
  let rest = "";
  return {
    take(text) {
      const blocks = (rest + text).replaceAll("\r\n", "\n").split("\n\n");
      rest = blocks.pop() ?? "";
      return blocks.flatMap(readBlock);
    },
  };
}

function readBlock(block: string): StreamEvent[] {
  const lines = block.split("\n");
  const valuesOf = (name: string) =>
    lines
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /u, ""));
  const data = valuesOf("data");
  return data.length === 0 ? [] : [{ event: valuesOf("event")[0] ?? "message", data: data.join("\n") }];
}

/** A text as JSON, or undefined where it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands at a path of names and places in a value of unknown shape. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of path)
    found = typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined;
  return found;
}
