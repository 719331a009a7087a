import { suite } from "@assay/evals";
import type { SampleOf, Scorer, Solution, Solver } from "@assay/evals";
import { useTools } from "@assay/evals/solvers";
import { Failure, toJsonSchema } from "@assay/toolkit";
import { z } from "zod";
import { Calculation } from "../src/calculators/index.ts";
import { isRefusal, isRight, replyOf, turnsBefore } from "../src/classic/judge-reply.ts";
import { reportInstructions } from "../src/instructions.ts";
import { Expectation, Question, UnanswerableQuestion } from "../src/question.ts";
import { createSourceText } from "../src/source-text.ts";
import { createReportTools } from "../src/tools/index.ts";
import heldOut from "./questions/held-out.json" with { type: "json" };
import seen from "./questions/seen.json" with { type: "json" };
import unanswerableHeldOut from "./questions/unanswerable-held-out.json" with { type: "json" };
import unanswerableSeen from "./questions/unanswerable-seen.json" with { type: "json" };

/** What is said, one turn after the other. The last one is judged. */
type Turns = readonly string[];
/** What a right answer rests on; `null`: it says that the report does not answer. */
type Expected = Expectation | null;

const parts = [
  { part: "held-out", asked: heldOut, unanswered: unanswerableHeldOut },
  { part: "seen", asked: seen, unanswered: unanswerableSeen },
] as const;

function load(): SampleOf<Turns, Expected>[] {
  return parts.flatMap(({ part, asked, unanswered }) => {
    const questions = z.array(Question).parse(asked);
    const byId = new Map([...z.array(Question).parse(seen), ...questions].map((each) => [each.id, each]));
    const answerable = questions.map((question): SampleOf<Turns, Expected> => {
      const { id, lang, expect, paraphraseOf, followUpOf } = question;
      return {
        id: `${part}-${id}`,
        input: [...turnsBefore(question, byId), question.question],
        expected: expect,
        cluster: paraphraseOf ?? followUpOf ?? id,
        metadata: { part, kind: "answerable", lang },
      };
    });
    const unanswerable = z.array(UnanswerableQuestion).parse(unanswered);
    return [
      ...answerable,
      ...unanswerable.map(({ id, lang, question }): SampleOf<Turns, Expected> => ({
        id: `unanswerable-${part}-${id}`,
        input: [question],
        expected: null,
        cluster: id,
        metadata: { part: `unanswerable-${part}`, kind: "unanswerable", lang },
      })),
    ];
  });
}

let solver: Solver<Turns, Expected> | undefined;

/** Made with the first question: whoever only asks what the suite is about needs neither instructions nor tools. */
const askWithTools: Solver<Turns, Expected> = (sample, context) => {
  solver ??= makeSolver();
  return solver(sample, context);
};

function makeSolver(): Solver<Turns, Expected> {
  const tools = createReportTools({ source: createSourceText(undefined) }).map((tool) => ({
    name: tool.name,
    description: tool.description,
    parameters: { ...toJsonSchema(tool.input), type: "object" },
    async run(args: Readonly<Record<string, unknown>>) {
      const output = await tool.call(args);
      if (output instanceof Failure) throw new Error(`${output.message} ${output.fix ?? ""}`.trim());
      return output;
    },
  }));
  return useTools({
    instructions: reportInstructions().text,
    turns: ({ input }) => input,
    world: () => ({ tools }),
  });
}

/** The facts, claim, entities or calculation that were expected; a refusal where the report does not answer. */
const right: Scorer<Turns, Expected> = {
  id: "right",
  score({ sample: { expected }, solution }) {
    const reply = judged(solution);
    if (expected === null || expected === undefined)
      return { value: Number(isRefusal(reply)), why: reply.cited.join(", ") || "cites nothing" };
    return {
      value: Number(isRight(expected, reply)),
      why: `cites ${reply.cited.join(", ") || "nothing"}; expected ${JSON.stringify(expected)}`,
    };
  },
};

/** Something is stated with a source. */
const answered: Scorer<Turns, Expected> = {
  id: "answered",
  score: ({ solution }) => ({ value: Number(!isRefusal(judged(solution))) }),
};

function judged({ text, calls = [] }: Solution) {
  const calculations = calls.flatMap(({ output }) => {
    const calculation = Calculation.safeParse(output);
    return calculation.success ? [calculation.data] : [];
  });
  return replyOf(text, calculations);
}

/** The figure that answers most questions, cited to every one. */
function commonest(samples: readonly SampleOf<Turns, Expected>[]): Solution {
  const cited = samples.flatMap(({ expected }) => {
    if (expected === null || expected === undefined) return [];
    const facts = [...(expected.facts ?? []), ...(expected.factsAny ?? [])].map((id) => `fact:${id}`);
    return [...facts, ...(expected.claim === undefined ? [] : [`claim:${expected.claim}`])];
  });
  const counts = [...Map.groupBy(cited, (id) => id)].toSorted(
    ([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1),
  );
  return { text: `[${counts[0]?.[0] ?? ""}]` };
}

const inPart = (part: string) => ({ field: "part", equals: part });

/** Questions about the report in both languages, and questions that it does not answer. */
export const reportQuestions = suite<Turns, Expected>({
  id: "report-questions",
  title: "Questions about the report",
  description:
    "Right: the answer cites the facts, claim or entities it should, or ran the calculation asked for; where the report does not answer, it says so.",
  version: 1,
  vertical: "report",
  split: "held-out: never tuned on; seen: tuned on",
  dataset: { source: "Assay, packages/report/evals/questions", licence: "MIT", load: async () => load() },
  solver: askWithTools,
  scorers: [right, answered],
  metrics: [
    { id: "right-held-out", scorer: "right", kind: "mean", filter: inPart("held-out") },
    { id: "refused-held-out", scorer: "right", kind: "mean", filter: inPart("unanswerable-held-out") },
    { id: "right-seen", scorer: "right", kind: "mean", filter: inPart("seen") },
    { id: "refused-seen", scorer: "right", kind: "mean", filter: inPart("unanswerable-seen") },
    {
      id: "answered",
      scorer: "answered",
      kind: "mean",
      filter: { field: "kind", equals: "answerable" },
    },
  ],
  baselines: { classical: "classic/report", majority: commonest },
});
