import { z } from "zod";

/** One question of a rubric. */
export interface Criterion {
  /** Kebab-case. */
  id: string;
  /** What is asked of the answer; "yes" and 5 are good. */
  question: string;
  /** Left out: yes or no. */
  scale?: "yes-no" | "one-to-five";
  /** Left out: 1. */
  weight?: number;
}

/** What a judge says on one criterion. `na`: it does not apply. */
export type Verdict = "yes" | "no" | "na" | 1 | 2 | 3 | 4 | 5;

export interface Verdicts {
  abstains: boolean;
  why: string;
  criteria: Readonly<Record<string, { why: string; verdict: Verdict }>>;
}

const Why = z.string().catch("");
const word = (value: unknown) => (typeof value === "string" ? value.trim().toLowerCase() : value);
const yesNo = z.preprocess(
  (value) => (typeof value === "boolean" ? (value ? "yes" : "no") : naOf(word(value))),
  z.literal(["yes", "no", "na"]),
);
const oneToFive = z.preprocess(
  (value) => {
    const plain = naOf(word(value));
    return typeof plain === "string" && /^[1-5]$/u.test(plain) ? Number(plain) : plain;
  },
  z.literal(["na", 1, 2, 3, 4, 5]),
);
const naOf = (value: unknown) => (value === "n/a" ? "na" : value);

/** @throws TypeError for a rubric without criteria, with ids that stand twice or are not kebab-case, or weights below 0 */
export function checkRubric(judge: string, rubric: readonly Criterion[]): void {
  if (rubric.length === 0) throw new TypeError(`judge ${judge}: its rubric has no criteria`);
  const seen = new Set<string>();
  for (const { id, weight = 1 } of rubric) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id))
      throw new TypeError(`judge ${judge}: criterion ${JSON.stringify(id)}: an id is kebab-case`);
    if (seen.has(id)) throw new TypeError(`judge ${judge}: criterion ${id} stands twice`);
    seen.add(id);
    if (!(weight > 0 && weight < Infinity))
      throw new TypeError(`judge ${judge}: criterion ${id}: its weight has to be positive, and is ${weight}`);
  }
}

/** The shape of an answer to a rubric, lenient about case and numbers in quotes. */
export function verdictsOf(rubric: readonly Criterion[]): z.ZodType<Verdicts> {
  const asked = rubric.map(
    ({ id, scale }) =>
      [id, z.object({ why: Why, verdict: scale === "one-to-five" ? oneToFive : yesNo })] as const,
  );
  const abstaining = z
    .object({ abstains: z.literal(true), why: Why })
    .transform((answer) => ({ ...answer, criteria: {} }));
  const judging = z.object({
    abstains: z.literal(false).default(false),
    why: Why,
    criteria: z.object(Object.fromEntries(asked)),
  });
  return z.union([abstaining, judging]);
}

/** The same as JSON Schema, strict, for models that keep to one. */
export function verdictsJsonSchema(rubric: readonly Criterion[]): Readonly<Record<string, unknown>> {
  const strict = (properties: Readonly<Record<string, unknown>>) => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
  const criteria = rubric.map(({ id, scale }) => [
    id,
    strict({
      why: { type: "string" },
      verdict: scale === "one-to-five" ? { enum: ["na", 1, 2, 3, 4, 5] } : { enum: ["yes", "no", "na"] },
    }),
  ]);
  return strict({
    criteria: strict(Object.fromEntries(criteria)),
    why: { type: "string" },
    abstains: { type: "boolean" },
  });
}

/** The weighted mean of verdicts, 0 to 1: yes is 1 and no 0, 1 to 5 are 0 to 1 in quarters. Null where none applies. */
export function valueOfVerdicts(rubric: readonly Criterion[], { criteria }: Verdicts): number | null {
  let sum = 0;
  let weights = 0;
  for (const { id, weight = 1 } of rubric) {
    const verdict = criteria[id]?.verdict ?? "na";
    if (verdict === "na") continue;
    weights += weight;
    sum += weight * (verdict === "yes" ? 1 : verdict === "no" ? 0 : (verdict - 1) / 4);
  }
  return weights === 0 ? null : sum / weights;
}
