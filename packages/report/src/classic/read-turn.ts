import { z } from "zod";
import type { CalculatorRequest } from "./choose-calculator.ts";
import { chooseCalculator, continueCalculator, hypothetical } from "./choose-calculator.ts";
import { answerQuestion, answerThreshold } from "./answer-question.ts";
import { factIndex } from "./fact-index.ts";
import { asksToRecompute, asksWhetherItHolds } from "./claim-patterns.ts";
import { findClaims } from "./find-claims.ts";
import type { FoundFacts } from "./find-facts.ts";
import { findFacts, readSpelled } from "./find-facts.ts";
import { isElliptical } from "./follow-up.ts";
import type { Question } from "./read-question.ts";
import type { Language } from "../text.ts";

/** What a turn asks for. */
export type TurnRequest =
  | { kind: "calculation"; request: CalculatorRequest }
  | { kind: "scenarios"; request: CalculatorRequest }
  | { kind: "claim"; id: string }
  /** Answered, or said not to be in the report. `turns` are those that the question needs to be understood. */
  | { kind: "question"; turns: readonly string[]; isAnswered: boolean }
  /** Nothing that the report could be asked. */
  | { kind: "other" };

/** What is remembered of the turns before. */
export const TurnMemory = z.object({
  calculator: z.string().optional().catch(undefined),
  inputs: z.record(z.string(), z.union([z.number(), z.string()])).catch({}),
  output: z.string().catch(""),
  changed: z.array(z.string()).catch([]),
  asked: z.array(z.string()).catch([]),
});
export type TurnMemory = z.infer<typeof TurnMemory>;

/** What is read of a turn; the rest of a longer one is left. */
export const longestRead = 600;

const claimThreshold = 0.42;
/** "Is it true that" a figure that the report simply states is answered by that figure, unless this sure a claim says it. */
const sureClaim = 0.8;
const calculationThreshold = 0.5;
const plainCalculation = 0.68;
const mostTurns = 3;
const fewPieces = 3;

const asksToCalculate = /\bcalculat(?:or|e|ion)\b|计算器|算一下|算算|测算|帮我算/iu;
const quotesReport =
  /\b(?:does|did) the report\b|according to|the report (?:says|states|gives|puts|expects|estimates)|报告(?:里|中)?(?:说|给出|写|称|预计|认为|估计)|根据报告/iu;
const continues =
  /^(?:(?:ok|okay|and|so|then|but|now|only|same|make (?:that|it)|say|with|instead|change|raise|lower|use|try|at)\b|(?:what|how) (?:about|if))|^(?:那|再|如果|要是|换成|改成|只|若|假如|把|还有|同样|改|按|加到|降到|提到|数量|但)|(?:呢|的话|吧|又是多少|再算|算)[?？。.]*$|\binstead\b|\bsame thing\b/iu;

/** Reads what a turn asks for in the light of what is remembered. Pure. */
export function readTurn(typed: string, memory: TurnMemory, language: Language): TurnRequest {
  const text = typed.slice(0, longestRead);
  const question = readSpelled(text);
  const going = continuation(text, question, memory);
  if (going !== undefined) return asRequest(going);
  const turns = isElliptical(question) ? [...memory.asked, text].slice(-mostTurns) : [text];
  if (asksWhetherItHolds.test(question.folded)) {
    const [claim] = findClaims(text);
    const isSure = claim?.claim.kind === "application" && claim.confidence >= sureClaim;
    const isStated =
      !asksToRecompute.test(question.folded) && !isSure && findFacts(turns).confidence >= answerThreshold;
    if (claim !== undefined && claim.confidence >= claimThreshold && !isStated)
      return { kind: "claim", id: claim.claim.id };
  }
  const mayCalculate = question.numbers.length > 0 || asksToCalculate.test(text);
  const request = mayCalculate ? chooseCalculator(text) : undefined;
  if (request !== undefined && isCalculation(text, request, turns)) return asRequest(request);
  const [best] = answerQuestion(turns, language);
  if (best !== undefined && best.confidence >= answerThreshold)
    return { kind: "question", turns, isAnswered: true };
  const isNearly = findFacts(turns).confidence >= answerThreshold;
  return isNearly || isAboutReport(question)
    ? { kind: "question", turns, isAnswered: false }
    : { kind: "other" };
}

function asRequest(request: CalculatorRequest): TurnRequest {
  return { kind: request.vary.length > 0 ? "scenarios" : "calculation", request };
}

/** The calculation before with one or more inputs changed. */
function continuation(text: string, question: Question, memory: TurnMemory): CalculatorRequest | undefined {
  const { calculator: id, inputs, output, changed } = memory;
  if (id === undefined || quotesReport.test(text)) return undefined;
  const words = question.pieces.filter(({ kind }) => kind !== "number");
  if (!continues.test(question.folded) && words.length > fewPieces) return undefined;
  const next = continueCalculator(text, { id, inputs, output, changed });
  if (next === undefined) return undefined;
  const fresh = chooseCalculator(text);
  const isNew =
    fresh !== undefined &&
    fresh.id !== id &&
    words.length > fewPieces &&
    fresh.confidence > Math.max(next.confidence, plainCalculation);
  return isNew ? undefined : next;
}

function isCalculation(text: string, request: CalculatorRequest, turns: readonly string[]): boolean {
  const { confidence, changed, vary } = request;
  if (changed.length + vary.length === 0)
    return asksToCalculate.test(text) && confidence >= calculationThreshold / 2 && !quotesReport.test(text);
  const facts = findFacts(turns);
  const isStated = facts.confidence >= answerThreshold && (quotesReport.test(text) || holdsFigures(facts));
  if (isStated) return false;
  return confidence >= (hypothetical.test(text) ? calculationThreshold : plainCalculation);
}

/** Whether the figures of a question stand in the fact that was found: then they say which, and are no inputs. */
function holdsFigures({ question, facts: [best] }: FoundFacts): boolean {
  const { index } = factIndex();
  const record = best === undefined ? -1 : index.ids.indexOf(best.fact.id);
  return question.numbers.every(({ value }) => index.postings.get(`n:${value}`)?.has(record) === true);
}

const looksAsked =
  /[?？]|吗|呢|什么|怎么|如何|为什么|多少|几|哪|谁|是否|有没有|\b(?:what|who|when|where|why|how|which|is|are|do|does|did|can|could|will|would|should|tell|list|name|compare)\b/iu;

/** Whether a turn asks something with at least a word that the report's data knows. */
function isAboutReport(question: Question): boolean {
  const { postings } = factIndex().index;
  return (
    (looksAsked.test(question.folded) || question.metrics.length > 0 || question.entities.length > 0) &&
    question.pieces.some(({ tokens, surface }) =>
      [...tokens.map(([token]) => token), ...surface].some((token) => postings.has(token)),
    )
  );
}
