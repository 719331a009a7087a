/** Characters looked at while looking for a matching bracket; a text made of opening brackets would take forever. */
const mostScanned = 20_000_000;
/** Brackets that are closed and yet hold no JSON, after which no more are looked at. */
const mostTries = 1_000;
/** Code fences that are looked into, from the end. */
const mostFences = 100;

/**
 * The JSON values in a text, likeliest first: the text itself, what stands in code fences (the last first), what stands
 * between brackets in prose (the longest first). Empty where there is none. `isLoose` takes commas before a closing
 * bracket as well.
 */
export function jsonCandidates(text: string, { isLoose = false } = {}): unknown[] {
  const parse = isLoose ? parseLoosely : parseJson;
  const whole = parse(text);
  if (whole !== undefined) return [whole];
  const fenced = text
    .split("```")
    .filter((_, index) => index % 2 === 1)
    .slice(-mostFences);
  const blocks = fenced
    .map((block) => parse(block.replace(/^[\w-]*[^\S\n]*\n/u, "")) ?? parse(block))
    .filter((value) => value !== undefined);
  return [...blocks.toReversed(), ...bracketed(text, parse)];
}

/** Undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
}

function parseLoosely(text: string): unknown {
  return parseJson(text) ?? parseJson(withoutTrailingCommas(text));
}

function bracketed(text: string, parse: (text: string) => unknown): unknown[] {
  const found: { value: unknown; length: number }[] = [];
  let budget = mostScanned;
  let tries = mostTries;
  const opening = /[[{]/gu;
  for (
    let match = opening.exec(text);
    match !== null && budget > 0 && tries > 0;
    match = opening.exec(text)
  ) {
    const end = closing(text, match.index, budget);
    budget -= (end ?? text.length) - match.index;
    if (end === undefined) continue;
    const value = parse(text.slice(match.index, end));
    if (value === undefined) {
      tries -= 1;
      continue;
    }
    found.push({ value, length: end - match.index });
    opening.lastIndex = end;
  }
  return found.toSorted((first, second) => second.length - first.length).map(({ value }) => value);
}

/** Where the bracket at `start` is closed, past its end; undefined where it is not. */
function closing(text: string, start: number, most: number): number | undefined {
  let depth = 0;
  let isQuoted = false;
  const last = Math.min(text.length, start + most);
  for (let index = start; index < last; index++) {
    const character = text[index];
    if (isQuoted) {
      if (character === "\\") index += 1;
      else if (character === '"') isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}

/** Without the commas outside of texts that are followed by a closing bracket. */
function withoutTrailingCommas(text: string): string {
  const kept: string[] = [];
  let isQuoted = false;
  let from = 0;
  let comma: number | undefined;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (isQuoted) {
      if (character === "\\") index += 1;
      else if (character === '"') isQuoted = false;
    } else if (character === ",") comma = index;
    else if (comma !== undefined && (character === "}" || character === "]")) {
      kept.push(text.slice(from, comma));
      from = comma + 1;
      comma = undefined;
    } else if (!/\s/u.test(character)) {
      comma = undefined;
      isQuoted = character === '"';
    }
  }
  return kept.join("") + text.slice(from);
}
