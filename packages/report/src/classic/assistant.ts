import type { Assistant, Command, DialogueState, Language, Understanding } from "@assay/dialogue";
import { answerQuestion, answerThreshold } from "./answer-question.ts";
import { reportFlows, reportSlots } from "./flows.ts";
import { reportIntents } from "./intents.ts";
import { TurnMemory, readTurn } from "./read-turn.ts";
import type { CalculatorRequest } from "./choose-calculator.ts";
import { chooseCalculator } from "./choose-calculator.ts";
import { findClaims } from "./find-claims.ts";
import { reportResponses } from "./responses.ts";

const spokenFirst: Language = "en";

/** "Ask the report": answers from the report's records, with its calculators and claims as tools. */
export function createReportAssistant(): Assistant {
  return {
    id: "report",
    language: spokenFirst,
    flows: reportFlows,
    slots: reportSlots,
    intents: reportIntents,
    gazetteers: [],
    responses: reportResponses,
    actions: {
      run_calculator: { hasSideEffects: false },
      compare_scenarios: { hasSideEffects: false },
      check_claim: { hasSideEffects: false },
    },
    knowledge: {
      threshold: answerThreshold,
      answer(query, { slots, language }) {
        const { asked } = TurnMemory.parse(slots);
        const turns = asked.at(-1) === query ? asked : [query];
        return answerQuestion(turns, language).map(({ confidence, text }) => ({ confidence, text }));
      },
    },
    read,
    interrupts: { emergency: false, opt_out: false, wrong_person: false, human: false },
  };
}

/** Turns that ask for a calculation, a check or a record become commands; the rest is left to the engine. */
function read({ text, writtenIn, guesses }: Understanding, state: DialogueState): readonly Command[] {
  const answer = readAnswer(text, state.asked);
  if (answer !== undefined) return answer;
  const [guess] = guesses;
  const isIntent = guess !== undefined && guess.intent !== "none" && guess.probability >= sureIntent;
  const language = writtenIn === "zh" || writtenIn === "en" ? writtenIn : state.language;
  const request = readTurn(text, TurnMemory.parse(state.slots), language);
  const running = state.stack.at(-1)?.flow;
  const start = (flow: string): Command[] => (running === flow ? [] : [{ command: "start_flow", flow }]);
  switch (request.kind) {
    case "calculation":
      return [...start("calculate"), ...slotsOf(request.request)];
    case "scenarios":
      return [
        ...start("compare"),
        ...slotsOf(request.request),
        {
          command: "set_slot",
          slot: "vary",
          value: request.request.vary.map(({ input, values }) => ({ input, values: [...values] })),
        },
      ];
    case "claim":
      return [...start("check"), { command: "set_slot", slot: "claim", value: request.id }];
    case "question": {
      if (isIntent && !request.isAnswered) return [];
      const query = request.turns.at(-1) ?? text;
      const remembered: Command[] =
        running === undefined ? [{ command: "set_slot", slot: "asked", value: [...request.turns] }] : [];
      return [...remembered, { command: "knowledge", query }];
    }
    case "other":
      return [];
  }
}

const sureIntent = 0.5;
const leastAnswer = 0.2;

/** What is said in answer to the question which calculator, or which claim, is meant. */
function readAnswer(text: string, asked: string | null): Command[] | undefined {
  if (asked === "calculator") {
    const request = chooseCalculator(text);
    return request === undefined || request.confidence < leastAnswer ? undefined : slotsOf(request);
  }
  const [claim] = asked === "claim" ? findClaims(text) : [];
  return claim === undefined || claim.confidence < leastAnswer
    ? undefined
    : [{ command: "set_slot", slot: "claim", value: claim.claim.id }];
}

function slotsOf({ id, inputs, output, changed }: CalculatorRequest): Command[] {
  return [
    { command: "set_slot", slot: "calculator", value: id },
    { command: "set_slot", slot: "inputs", value: { ...inputs } },
    { command: "set_slot", slot: "output", value: output },
    { command: "set_slot", slot: "changed", value: [...changed] },
  ];
}
