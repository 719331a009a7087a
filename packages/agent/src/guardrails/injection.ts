import { decodedRuns } from "./decode.ts";
import type { Finding } from "./finding.ts";
import type { TextOrigin } from "./injection-rules.ts";
import { injectionRules } from "./injection-rules.ts";

export interface Scan {
  /** From 0 to 1: one minus the product of what speaks against each finding. */
  score: number;
  isSuspicious: boolean;
  /** In the order they stand in. */
  findings: Finding[];
}

const threshold = 0.5;
/** Of a rule, at most so many places are reported. */
const mostPlaces = 5;
const longest = 200_000;

/**
 * How much a text looks like an attempt to take the model over, with the passages that do. A heuristic: what it misses is
 * caught by fences and approvals, which do not ask it. Of longer texts the first 200,000 characters are read.
 */
export function scanText(text: string, origin: TextOrigin): Scan {
  const read = text.slice(0, longest);
  const plain = fold(read);
  const findings = [
    ...matches(read, origin, (kind) => kind === "hidden"),
    ...matches(plain.text, origin, (kind) => kind !== "hidden").map((finding) => ({
      ...finding,
      start: plain.at(finding.start),
      end: plain.at(finding.end - 1) + 1,
    })),
    ...encoded(read, origin),
  ].toSorted((left, right) => left.start - right.start || left.end - right.end);
  const score = scoreOf(findings);
  return { score, isSuspicious: score >= threshold, findings };
}

/** Each rule counts once, however often it matches: a long text is no worse for being long. */
function scoreOf(findings: readonly Finding[]): number {
  const weights = new Map(findings.map(({ rule, weight }) => [rule, weight]));
  return 1 - [...weights.values()].reduce((doubt, weight) => doubt * (1 - weight), 1);
}

function matches(text: string, origin: TextOrigin, isWanted: (kind: Finding["kind"]) => boolean): Finding[] {
  return injectionRules.flatMap(({ id, kind, weight, pattern, origins }) => {
    if (!isWanted(kind) || (origins !== undefined && !origins.includes(origin))) return [];
    const places: Finding[] = [];
    for (const match of text.matchAll(pattern)) {
      places.push({ kind, rule: id, weight, start: match.index, end: match.index + match[0].length });
      if (places.length === mostPlaces) break;
    }
    return places;
  });
}

/** A run that decodes to an attempt is one, and worse for having been hidden. */
function encoded(text: string, origin: TextOrigin): Finding[] {
  return decodedRuns(text).flatMap(({ text: said, start, end }) => {
    const inside = matches(said, origin === "user" ? "document" : origin, () => true);
    return scoreOf(inside) < 0.4 ? [] : [{ kind: "encoded", rule: "encoded", weight: 0.85, start, end }];
  });
}

/** Traditional characters that the rules name in simplified form. */
const pairs =
  "無无視视記记規规則则設设統统詞词請请給给過过個个應应須须經经確确認认調调執执輸输從从現现這这對对話话發发傳传鑰钥碼码機机號号戶户說说寫写讀读時时總总結结開开啟启關关閉闭權权審审";
const simplified = new Map(pairs.match(/../gu)?.map((pair) => [pair.charAt(0), pair.charAt(1)]));

/** Full-width letters as ASCII, traditional as simplified, invisible characters left out, and where each unit stood. */
function fold(text: string): { text: string; at(index: number): number } {
  if (/^[\u0020-\u007e\n]*$/u.test(text)) return { text, at: (index) => index };
  const places: number[] = [];
  let folded = "";
  let place = 0;
  for (const character of text) {
    if (!/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/u.test(character)) {
      const narrow = /[\uff01-\uff5e\u3000]/u.test(character)
        ? character.normalize("NFKC")
        : (simplified.get(character) ?? character);
      folded += narrow;
      for (let unit = 0; unit < narrow.length; unit += 1)
        places.push(place + Math.min(unit, character.length - 1));
    }
    place += character.length;
  }
  return { text: folded, at: (index) => places[index] ?? text.length };
}
