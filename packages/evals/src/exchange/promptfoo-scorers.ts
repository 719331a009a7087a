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
  /** Null: what could not be judged would decide; a check that failed decides by itself, unless there is a threshold. */
  pass: boolean | null;
  /** Mean of the checks' scores by their weights; null where one that has a weight could not be judged. */
  score: number | null;
  grades: readonly { check: Check; grade: CheckGrade }[];
  /** Of the verdict. */
  why: string;
  /** Why there is no score. */
  unjudged: string | undefined;
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
    scorer(scoreScorer, ({ score, why, unjudged }) => ({ value: score, why: unjudged ?? why })),
    ...metrics.map((metric) =>
      scorer(metric, ({ grades }) => {
        const own = grades.filter(({ check }) => check.metric === metric);
        if (own.length === 0) return { value: null, why: "the sample has no such check" };
        return { value: scoreOf(own), why: own.map(({ grade }) => grade.why).join("; ") };
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
  if (grades.length === 0) {
    const why = "the test has no assertion";
    return { pass: null, score: null, grades, why, unjudged: why };
  }
  const unjudged = unjudgedIn(grades)?.grade.why;
  const failed = grades.find(({ check, grade }) => check.weight > 0 && !grade.pass && grade.score !== null)
    ?.grade.why;
  const pass = threshold === undefined ? passOf(failed, unjudged) : passFrom(threshold, grades);
  const why =
    (pass === null ? unjudged : failed) ?? (pass === true ? "all assertions hold" : "below the threshold");
  return { pass, score: scoreOf(grades), grades, why, unjudged };
}

/** A check that failed decides, whatever another one would have come to. */
function passOf(failed: string | undefined, unjudged: string | undefined): boolean | null {
  if (failed !== undefined) return false;
  return unjudged === undefined ? true : null;
}

/** Decided where it is the same whether what could not be judged comes to 0 or to 1. */
function passFrom(threshold: number, grades: Grade["grades"]): boolean | null {
  const [worst, best] = [weighted(grades, 0) >= threshold, weighted(grades, 1) >= threshold];
  return worst === best ? best : null;
}

/** Null where one that has a weight was not judged. */
function scoreOf(grades: Grade["grades"]): number | null {
  return unjudgedIn(grades) === undefined ? weighted(grades, 0) : null;
}

/** The first that was not judged and has a weight; any, where none has one. */
function unjudgedIn(grades: Grade["grades"]): Grade["grades"][number] | undefined {
  const weighty = grades.filter(({ check }) => check.weight > 0);
  return (weighty.length > 0 ? weighty : grades).find(({ grade }) => grade.score === null);
}

/** Mean by the weights; what was not judged counts as `unjudged`. */
function weighted(grades: Grade["grades"], unjudged: number): number {
  const sum = grades.reduce((all, { check, grade }) => all + (grade.score ?? unjudged) * check.weight, 0);
  const total = grades.reduce((all, { check }) => all + check.weight, 0);
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
