/** Kinds of records that an answer of the report may cite. */
export const citedKinds: readonly string[] = ["fact", "claim", "section", "entity", "calculator"];

/** The longest text between brackets that may still become a mark. */
export const longestMark = 400;

const opening = "[【［";
const closing = "]】］";

export function isOpening(character: string): boolean {
  return opening.includes(character);
}

export function isClosing(character: string): boolean {
  return closing.includes(character);
}

/**
 * The ids in what stands between two brackets: `fact:a`, `fact:a, claim:b`, `fact：a；b` (the kind goes on). Undefined
 * where it is no mark but text in brackets.
 */
export function idsIn(inside: string, kinds: readonly string[] = citedKinds): string[] | undefined {
  const ids: string[] = [];
  let kind: string | undefined;
  for (const part of inside.normalize("NFKC").split(/\s*[,;、|]\s*|\s+(?=[a-z]+:)/u)) {
    const [, named, id] = /^\s*(?:([a-z]+)\s*:\s*)?([\p{L}\p{N}][\p{L}\p{N}._/-]*)\s*$/u.exec(part) ?? [];
    kind = named ?? kind;
    if (kind === undefined || id === undefined || !kinds.includes(kind)) return undefined;
    ids.push(`${kind}:${id}`);
  }
  return ids.length === 0 ? undefined : ids;
}

/** Every mark of a whole text with its place; brackets that hold anything else are no marks. */
export function marksIn(
  text: string,
  kinds: readonly string[] = citedKinds,
): { ids: string[]; start: number; end: number }[] {
  return [...text.matchAll(/[[【［]([^[\]【】［］\n]{1,400})[\]】］]/gu)].flatMap((match) => {
    const ids = idsIn(match[1] ?? "", kinds);
    return ids === undefined ? [] : [{ ids, start: match.index, end: match.index + match[0].length }];
  });
}
