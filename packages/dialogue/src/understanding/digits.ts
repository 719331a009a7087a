import type { Reading } from "./scan-numbers.ts";

/** Figures as they are written: `8,000`, `1,0000`, `3.5`, `.5`. */
const figures = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,4}(?:,\d{4})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y;

/** More places than this before the point are a code, not a number. */
const mostDigits = 15;

/** Figures at a place of a folded text; without a value where they are part of a name, a version or a ratio. */
export function digitsAt(text: string, at: number): Reading | undefined {
  figures.lastIndex = at;
  const written = figures.exec(text)?.[0];
  if (written === undefined) return undefined;
  const end = at + written.length;
  const run = /^(?:[.:/]\d+)+/.exec(text.slice(end, end + 40));
  if (run !== null) return { end: end + run[0].length, weak: true };
  if (written.replace(/\..*/, "").length > mostDigits || isPartOfName(text, at)) return { end, weak: true };
  return { end, value: Number(written.replaceAll(",", "")), weak: /[a-z]/.test(text.charAt(end)) };
}

/** The digits of `GPT-4`, `H100` or `v2`; money codes may stand directly before figures. */
function isPartOfName(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  if (/(?:^|[^a-z])(?:rmb|cny|usd|eur|gbp|jpy|hkd|us|hk|nt)$/.test(before)) return false;
  return /[\p{L}_]$/u.test(before)
    ? !/\p{Script=Han}$/u.test(before)
    : /[a-z0-9]-$/.test(before) && /[a-z]/.test(before.slice(-2, -1));
}
