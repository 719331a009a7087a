import type { Json } from "../sample.ts";
import type { Score, ScoreContext, Scored, Scorer } from "../scorer.ts";
import type { Solution } from "../solver.ts";
import { gradeCheck } from "./grade-check.ts";
import type { Answer, CheckGrade } from "./grade-check.ts";
import type { JavascriptRunner } from "./javascript-runner.ts";
import type { Check, Checks } from "./promptfoo-check.ts";
import type { PromptfooInput } from "./promptfoo-input.ts";

/** An answer with all of its checks graded. */
interface Grade {
  /** Null: a check could not be judged. */
  pass: boolean | null;
  /** Mean of the checks' scores by their weights. */
  score: number | null;
  grades: readonly { check: Check; grade: CheckGrade }[];
  why: string;
}

type PromptfooScorer = Scorer<PromptfooInput, Checks>;

/** Ids of the two scorers that promptfoo always has; a metric may not be called so. */
export const passScorer = "pass";
export const scoreScorer = "score";

/** Whether an answer passes and what it scores, as promptfoo counts; and each of the config's named metrics. */
export function promptfooScorers({
  metrics,
  javascript,
}: {
  metrics: readonly string[];
  javascript: JavascriptRunner | undefined;
}): PromptfooScorer[] {
  const graded = new WeakMap<Solution, Promise<Grade>>();
  /** Judges are asked once for all scorers. */
  const gradeOnce = (scored: Scored<PromptfooInput, Checks>, context: ScoreContext): Promise<Grade> => {
    const known = graded.get(scored.solution);
    if (known !== undefined) return known;
    const grading = gradeAnswer(scored, context, javascript);
    graded.set(scored.solution, grading);
    grading.catch(() => graded.delete(scored.solution));
    return grading;
  };
  const scorer = (id: string, of: (grade: Grade) => Score): PromptfooScorer => ({
    id,
    score: async (scored, context) => of(await gradeOnce(scored, context)),
  });
  return [
    scorer(passScorer, ({ pass, why, grades }) => ({
      value: pass === null ? null : Number(pass),
      why,
      details: grades.map(detailOf),
    })),
    scorer(scoreScorer, ({ score, why }) => ({ value: score, why })),
    ...metrics.map((metric) =>
      scorer(metric, ({ grades }) => {
        const own = grades.filter(({ check }) => check.metric === metric);
        if (own.length === 0) return { value: null, why: "the sample has no such check" };
        return { value: weighted(own), why: own.map(({ grade }) => grade.why).join("; ") };
      }),
    ),
  ];
}

async function gradeAnswer(
  { sample, solution, measured }: Scored<PromptfooInput, Checks>,
  context: ScoreContext,
  javascript: JavascriptRunner | undefined,
): Promise<Grade> {
  const { checks = [], threshold } = sample.expected ?? {};
  const { messages, vars } = sample.input;
  const prompt = messages.map(({ content }) => content).join("\n\n");
  const answer: Answer = { output: solution.text, prompt, vars, measured };
  const grades: { check: Check; grade: CheckGrade }[] = [];
  for (const check of checks)
    grades.push({ check, grade: await gradeCheck(check, answer, { context, javascript }) });
  if (grades.length === 0) return { pass: null, score: null, grades, why: "the test has no assertion" };
  const score = weighted(grades);
  const missing = grades.find(({ grade }) => grade.score === null);
  if (score === null || missing !== undefined)
    return { pass: null, score: null, grades, why: missing?.grade.why ?? "not judged" };
  const failed = grades.find(({ check, grade }) => check.weight > 0 && !grade.pass);
  const pass = threshold === undefined ? failed === undefined : score >= threshold;
  return { pass, score, grades, why: failed?.grade.why ?? "all assertions hold" };
}

/** Null where one of them was not judged. */
function weighted(grades: Grade["grades"]): number | null {
  let sum = 0;
  let total = 0;
  for (const { check, grade } of grades) {
    if (grade.score === null) return null;
    sum += grade.score * check.weight;
    total += check.weight;
  }
  return total === 0 ? 0 : sum / total;
}

function detailOf({ check, grade }: Grade["grades"][number]): Json {
  return {
    type: `${check.isNegated ? "not-" : ""}${check.type}`,
    pass: grade.pass,
    score: grade.score,
    why: grade.why,
  };
}
