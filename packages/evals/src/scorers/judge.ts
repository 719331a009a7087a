import type { Message } from "../completion.ts";
import type { Scored } from "../scorer.ts";
import { askForJson } from "./ask-for-json.ts";
import { calibrationDetails, checkCalibration } from "./calibration.ts";
import type { Calibration, Judge } from "./calibration.ts";
import { hashJson } from "./canonical-json.ts";
import { fenceTexts } from "./fence-texts.ts";
import { answerOf } from "./reading.ts";
import type { Read } from "./reading.ts";
import { checkRubric, valueOfVerdicts, verdictsJsonSchema, verdictsOf } from "./rubric.ts";
import type { Criterion } from "./rubric.ts";

/** What a judge is shown. All of it is fenced, for none of it may tell the judge what to do. */
export interface JudgedParts {
  /** What was asked. Left out: the sample's input, where that is a text. */
  question: string;
  answer: string;
  /** A right answer to compare with. Left out: the sample's expected value, where that is a text. */
  reference: string;
  /** What the answer may rest on: a document, a policy, a transcript. */
  material: string;
}

export interface JudgeOptions<Input, Expected> {
  id?: string;
  /** The address of the model that judges. */
  model: string;
  rubric: readonly Criterion[];
  /** What the judge has to know of the task, in a few sentences. */
  instruction?: string;
  /** A value from which on it says yes; for its calibration and the rate of passes. */
  passesFrom?: number;
  /** How it did on labelled cases, by `calibrate`; without it each score carries a warning. */
  calibration?: Calibration | undefined;
  /** Longer texts are cut, and the judge and the details say so. */
  mostCharacters?: number;
  read?: Read<Input, Expected, JudgedParts>;
}

/**
 * A model that judges by a rubric: the weighted mean of its verdicts, 0 to 1. `null` where it abstains, where no criterion
 * applies, and where it gives nothing that can be used although it is asked twice.
 * @throws TypeError for a rubric that cannot be used, or a calibration that was made with another judge
 */
export function judge<Input = never, Expected = never>({
  id = "judge",
  model,
  rubric,
  instruction = "",
  passesFrom = 0.5,
  calibration: given,
  mostCharacters = 200_000,
  read,
}: JudgeOptions<Input, Expected>): Judge<Input, Expected> {
  checkRubric(id, rubric);
  const jsonSchema = verdictsJsonSchema(rubric);
  const shape = verdictsOf(rubric);
  const task = taskOf(rubric, instruction);
  const fingerprint = hashJson({ model, task, jsonSchema, mostCharacters, rubric }).slice(0, 16);
  const calibration = checkCalibration(given, { id, model, fingerprint, passesFrom });
  const known = calibrationDetails(calibration);
  return {
    id,
    model,
    fingerprint,
    passesFrom,
    async score(scored, context) {
      const { texts, cut } = shownOf(scored);
      const asked = await askForJson(
        { model, messages: messagesOf(task, texts), name: "verdicts", jsonSchema, shape },
        context,
      );
      const details = { ...known, ...(cut.length > 0 && { cut }) };
      if (!asked.isAnswered) return { value: null, why: asked.why, details };
      const { answer } = asked;
      if (answer.abstains) return { value: null, why: `the judge abstains: ${answer.why}`, details };
      const value = valueOfVerdicts(rubric, answer);
      const why = value === null ? "no criterion applies" : answer.why;
      return {
        value,
        why,
        details: {
          ...details,
          criteria: rubric.map((criterion) => ({ id: criterion.id, ...answer.criteria[criterion.id] })),
        },
      };
    },
  };

  function shownOf(scored: Scored<Input, Expected>): {
    texts: { name: string; text: string }[];
    cut: string[];
  } {
    const parts = read?.(scored) ?? {};
    const { input, expected } = scored.sample;
    const all = {
      question: parts.question ?? textOf(input),
      material: parts.material,
      reference: parts.reference ?? textOf(expected),
      answer: answerOf(scored, parts),
    };
    const cut: string[] = [];
    const texts = Object.entries(all).flatMap(([name, text]) => {
      if (text === undefined) return [];
      if (text.length <= mostCharacters) return [{ name, text }];
      cut.push(name);
      return [
        {
          name: `first ${mostCharacters} of ${text.length} characters of ${name}`,
          text: text.slice(0, mostCharacters),
        },
      ];
    });
    return { texts, cut };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function taskOf(rubric: readonly Criterion[], instruction: string): string {
  const questions = rubric.map(({ id, question, scale }) => {
    const answers = scale === "one-to-five" ? "1 (worst) to 5 (best), or na" : "yes, no, or na";
    return `- ${id}: ${question} (${answers})`;
  });
  return [
    "You judge an answer by the criteria below. Judge what is there, neither its length nor its tone.",
    ...(instruction === "" ? [] : [instruction]),
    "Criteria:",
    ...questions,
    '"na" means that a criterion does not apply to this answer.',
    'Give a short reason ("why") before each verdict, and one for all in "why". Where you cannot tell, set "abstains" to true and say why: that is better than a guess.',
    "Answer with one JSON object and nothing else.",
  ].join("\n");
}

function messagesOf(task: string, texts: readonly { name: string; text: string }[]): Message[] {
  const { rule, body } = fenceTexts(texts);
  return [
    { role: "system", content: `${task}\n\n${rule}` },
    { role: "user", content: `${body}\n\nJudge the answer.` },
  ];
}
