import { CheckType, unsupportedTypes } from "./promptfoo-check.ts";

/** An assertion as it is written in a config. */
interface WrittenAssertion {
  type: string;
  value?: string | string[];
  threshold?: number;
}

const prefixed =
  /^(?<not>not-)?(?<type>[a-z][a-z0-9:-]*?)(?:\((?<threshold>\d+(?:\.\d+)?)\))?(?::(?<value>[\s\S]*))?$/u;
const aliases = new Map([
  ["fn", "javascript"],
  ["eval", "javascript"],
  ["grade", "llm-rubric"],
]);

/** What stands in a CSV's `__expected` column: a text to be equal to, or an assertion such as `not-contains:sorry`. */
export function readExpectedColumn(text: string): WrittenAssertion {
  if (/^file:\/\/.*\.(?:py|[cm]?[jt]s)(?::|$)/u.test(text))
    return { type: text.includes(".py") ? "python" : "javascript", value: text };
  for (const [word, type] of [
    ...aliases,
    ["javascript", "javascript"],
    ["llm-rubric", "llm-rubric"],
  ] as const)
    if (text.startsWith(`${word}:`)) return { type, value: text.slice(word.length + 1).trim() };
  const { not = "", type, threshold, value } = prefixed.exec(text)?.groups ?? {};
  if (type === undefined || !(CheckType.safeParse(type).success || unsupportedTypes.has(type)))
    return { type: "equals", value: text };
  return {
    type: `${not}${type}`,
    ...(value !== undefined && { value: /-(?:all|any)$/u.test(type) ? splitList(value) : value }),
    ...(threshold !== undefined && { threshold: Number(threshold) }),
  };
}

/** Values between commas, in quotes where they hold one. */
export function splitList(text: string): string[] {
  return Array.from(
    text.matchAll(/\s*(?:"((?:[^"\\]|\\.|"")*)"|([^,]+))\s*(?:,|$)/gu),
    ([, quoted, plain = ""]) =>
      quoted === undefined
        ? plain.trim()
        : quoted.replaceAll(/""|\\(.)/gu, (pair, char?: string) => char ?? pair[0] ?? ""),
  ).filter((value) => value !== "");
}
