import { z } from "zod";
import type { Score, Scorer } from "../scorer.ts";
import { jsonCandidates } from "./find-json.ts";
import { normaliseText } from "./normalise-text.ts";
import type { Overlap } from "./overlap.ts";
import { overlap } from "./overlap.ts";
import { answerOf, parseExpected, partOf, shorten } from "./reading.ts";
import type { Read } from "./reading.ts";

/** The parts of a scorer that compares sets. */
export interface SetParts {
  /** Left out: read from the answer's text, a JSON list or one item a line or between commas. */
  items: readonly string[];
  expected: readonly string[];
}

const Items = z.array(z.union([z.string(), z.number().transform(String)]));

/**
 * How far the set an answer gives is the right one, 0 to 1: F1, or precision or recall alone; all three are in the
 * details. Order and repetition do not count. An empty expected set is met by an empty answer.
 */
export function setF1<Input = never, Expected = never>({
  id = "set-f1",
  measure = "f1",
  form = normaliseText,
  read,
}: {
  id?: string;
  measure?: SetMeasure;
  /** Items of the same form are the same item. */
  form?: (item: string) => string;
  read?: Read<Input, Expected, SetParts>;
} = {}): Scorer<Input, Expected> {
  return {
    id,
    score(scored) {
      const parts = read?.(scored) ?? {};
      const expected = parseExpected(scored, parts, { schema: Items, shape: "a list of texts" });
      const given = Items.safeParse(partOf(parts, "items", undefined)).data;
      return scoreSets({
        given: given ?? (Object.hasOwn(parts, "items") ? [] : itemsOf(answerOf(scored, {}))),
        expected,
        measure,
        form,
      });
    },
  };
}

export type SetMeasure = "f1" | "precision" | "recall";

/** The score of a set against the right one, with what is missing and what is too much. */
export function scoreSets({
  given,
  expected,
  measure,
  form,
}: {
  given: readonly string[];
  expected: readonly string[];
  measure: SetMeasure;
  form: (item: string) => string;
}): Score {
  const shown = new Map(given.map((item) => [form(item), item]));
  const wanted = new Map(expected.map((item) => [form(item), item]));
  const measured = overlap([...shown.keys()], [...wanted.keys()]);
  const missing = [...wanted].filter(([key]) => !shown.has(key)).map(([, item]) => item);
  const extra = [...shown].filter(([key]) => !wanted.has(key)).map(([, item]) => item);
  const lines = [listed("missing", missing), listed("too much", extra)].filter((line) => line !== "");
  return {
    value: valueOf(measured, measure),
    ...(lines.length > 0 && { why: lines.join("; ") }),
    details: {
      precision: measured.precision,
      recall: measured.recall,
      f1: measured.f1,
      missing: missing.slice(0, mostListed),
      extra: extra.slice(0, mostListed),
    },
  };
}

const mostListed = 50;

/** Nothing given is precise, and of nothing wanted all is found. */
function valueOf(measured: Overlap, measure: SetMeasure): number {
  return measure === "f1" ? measured.f1 : (measured[measure] ?? 1);
}

function listed(what: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const shown = items.slice(0, 5).map((item) => shorten(item, 40));
  return `${what}: ${shown.join(", ")}${items.length > 5 ? ` and ${items.length - 5} more` : ""}`;
}

/** The items of a text: a JSON list, or what stands in lines or between commas, without bullets. */
function itemsOf(text: string): readonly string[] {
  for (const candidate of jsonCandidates(text)) {
    const parsed = Items.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return text
    .split(/[\n,;、，；]/u)
    .map((item) => item.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/u, "").trim())
    .filter((item) => item !== "");
}
