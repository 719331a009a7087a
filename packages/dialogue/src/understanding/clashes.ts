import { type Found, overlaps } from "./found.ts";

const isOpenToNames = new Set(["number", "amount", "percent", "duration"]);

/**
 * Names and what rules found, from left to right, where they do not contradict each other: the longer of two stands, a
 * name before a rule of the same length. A name inside the words behind a number (its unit) stands beside it; one with
 * typing errors gives way to every rule.
 */
export function withoutClashes(names: readonly Found[], rules: readonly Found[]): Found[] {
  const keptNames = names.filter((name) => !rules.some((rule) => overlaps(name, rule) && yields(name, rule)));
  const keptRules = rules.filter(
    (rule) => !keptNames.some((name) => overlaps(name, rule) && !standsBeside(name, rule)),
  );
  return [...keptNames, ...keptRules].toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function yields(name: Found, rule: Found): boolean {
  if (name.entity.type === "name" && name.entity.score < 1) return true;
  return !standsBeside(name, rule) && lengthOf(rule) > lengthOf(name);
}

function standsBeside(name: Found, rule: Found): boolean {
  return isOpenToNames.has(rule.entity.type) && name.start > rule.start && name.end <= rule.end;
}

function lengthOf({ start, end }: Found): number {
  return end - start;
}
