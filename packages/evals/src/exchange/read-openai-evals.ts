import { createHash } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { jsonl } from "../datasets/jsonl.ts";
import type { Message } from "../completion.ts";
import type { Scorer } from "../scorer.ts";
import { complete } from "../solvers/complete.ts";
import { suite } from "../suite.ts";
import type { Suite } from "../suite.ts";

export interface OpenAiEvalsOptions {
  /** Kebab-case; left out, it is made of the file's name. */
  id?: string;
  licence?: string;
  /**
   * `exact`: the answer, without spaces around it, is one of the ideal ones; `starts-with`: it begins with one, as OpenAI's
   * Match counts; `includes`: it contains one, as their Includes. Left out: `exact`.
   */
  match?: "exact" | "starts-with" | "includes";
  /** Upper and lower case are the same. */
  ignoreCase?: boolean;
}

const Input = z.union([
  z.string(),
  z
    .array(
      z.strictObject({
        role: z.enum(["system", "user", "assistant"]),
        content: z.string(),
        name: z.string().optional(),
      }),
    )
    .min(1),
]);
const Row = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).optional(),
  input: Input,
  ideal: z.union([z.string(), z.array(z.string()).min(1)]),
});

interface Asked {
  messages: readonly Message[];
}

/**
 * A file of OpenAI's evals (JSON lines of `{input, ideal}`, also as `.gz`) as a suite of plain completions. The names of
 * few-shot speakers are put before what they say. Fields beside input, ideal and id are kept as metadata.
 * The suite's `open` throws DatasetProblem naming the line that cannot be read.
 */
export function readOpenAiEvals(
  file: string,
  { id, licence = "not stated", match = "exact", ignoreCase = false }: OpenAiEvalsOptions = {},
): Suite {
  const name = path.basename(file);
  const ids = new Map<string, number>();
  const dataset = jsonl<z.infer<typeof Row>, Asked, string[]>({
    path: path.resolve(file),
    source: `${name}, OpenAI evals`,
    licence,
    row: Row,
    sample({ id: given, input, ideal, ...rest }, { index }) {
      if (index === 0) ids.clear();
      return {
        id: unique(ids, given === undefined ? `row-${hashOf([input, ideal])}` : String(given)),
        input: { messages: messagesOf(input) },
        expected: [ideal].flat(),
        ...(Object.keys(rest).length > 0 && { metadata: z.record(z.string(), z.json()).parse(rest) }),
      };
    },
  });
  return suite({
    id: id ?? kebabOf(name),
    title: name,
    description: `Rows of ${name}: ${meaning[match]}${ignoreCase ? ", whatever its case" : ""}.`,
    version: 1,
    dataset,
    solver: complete({ prompt: ({ input }) => input.messages }),
    scorers: [idealScorer(match, ignoreCase)],
  });
}

const meaning = {
  exact: "an answer is right when it is an ideal one",
  "starts-with": "an answer is right when it begins with an ideal one",
  includes: "an answer is right when it contains an ideal one",
} as const;

function idealScorer(match: keyof typeof meaning, ignoreCase: boolean): Scorer<Asked, string[]> {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text).trim();
  return {
    id: match,
    score({ sample, solution }) {
      const answer = fold(solution.text);
      const ideal = (sample.expected ?? []).find((each) => isMatch(match, answer, fold(each)));
      return ideal === undefined
        ? { value: 0, why: `none of ${JSON.stringify(sample.expected)}` }
        : { value: 1, why: JSON.stringify(ideal) };
    },
  };
}

function isMatch(match: keyof typeof meaning, answer: string, ideal: string): boolean {
  if (match === "exact") return answer === ideal;
  return match === "includes" ? answer.includes(ideal) : answer.startsWith(ideal);
}

function messagesOf(input: z.infer<typeof Input>): Message[] {
  if (typeof input === "string") return [{ role: "user", content: input }];
  return input.map(({ role, content, name }) => ({
    role,
    content: name === undefined ? content : `${name}: ${content}`,
  }));
}

/** Rows that stand twice are both kept. */
function unique(ids: Map<string, number>, wanted: string): string {
  const count = (ids.get(wanted) ?? 0) + 1;
  ids.set(wanted, count);
  return count === 1 ? wanted : `${wanted} #${count}`;
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 10);
}

function kebabOf(name: string): string {
  const kebab = name
    .replace(/(?:\.[a-z]+)+$/iu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
  return kebab === "" ? "openai-evals" : kebab;
}
