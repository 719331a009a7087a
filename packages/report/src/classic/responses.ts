import type { Response, View } from "@assay/dialogue";
import { Calculation, calculators } from "../calculators/index.ts";
import { z } from "zod";
import { sayUnknown } from "./answer-question.ts";
import { CheckedClaim, sayClaim } from "./say-claim.ts";
import { sayCalculation, sayFailure, sayScenarios } from "./say-calculation.ts";
import { mark } from "./wording.ts";

const Names = z.array(z.string()).catch([]);
const Inputs = z.record(z.string(), z.unknown()).catch({});
const Word = z.string().catch("");

const Grid = z.object({
  calculator: z.string(),
  output: z.string(),
  unit: z.string(),
  cells: z.array(z.object({ at: z.record(z.string(), z.number()), value: z.number().optional() })),
});

function sayResult({ slots, language }: View): string {
  const calculation = Calculation.safeParse(slots["calculation"]);
  if (!calculation.success) return "";
  return sayCalculation(
    {
      calculation: calculation.data,
      output: Word.parse(slots["output"]),
      changed: Names.parse(slots["changed"] ?? Object.keys(Inputs.parse(slots["inputs"]))),
    },
    language,
  );
}

function sayGrid({ slots, language }: View): string {
  const grid = Grid.safeParse(slots["grid"]);
  return grid.success ? sayScenarios(grid.data, language) : "";
}

function sayChecked({ slots, language }: View): string {
  const checked = CheckedClaim.safeParse(slots["checked"]);
  return checked.success ? sayClaim(checked.data, language) : "";
}

function sayNoResult({ slots, language }: View): string {
  return sayFailure(Word.parse(slots["calculator"]), slots["inputs"], language);
}

function sayNotInReport({ slots, language }: View): string {
  return sayUnknown(Names.parse(slots["asked"]), language);
}

function listCalculators({ language }: View): string {
  const names = calculators.map(
    ({ id, title }) => `${title[language]}${language === "zh" ? "" : " "}${mark("calculator", id)}`,
  );
  return language === "zh"
    ? `可以用这些计算器重算或改数：\n${names.map((name) => `- ${name}`).join("\n")}\n直接说要改的数就行，比如“如果显卡8000美元、每次回答120字呢”。`
    : `These calculators rerun the report's arithmetic:\n${names.map((name) => `- ${name}`).join("\n")}\nSay which number should change, such as “what if GPUs cost 8,000 dollars and answers have 120 characters?”.`;
}

const examplesZh =
  "比如：“ChatGPT一次查询成本多少”“国内有哪些做AI客服的公司”“游戏美术750亿美元算得对吗”“如果显卡8000美元呢”。";
const examplesEn =
  "For instance: “What does a ChatGPT query cost?”, “Which vector database companies does it name?”, “Does the 320 million for training cards add up?”, “What if GPUs cost 8,000 dollars?”.";

/** What the assistant says, its own answers and its words for the engine's patterns. */
export const reportResponses: Readonly<Record<string, Response>> = {
  calculation: { en: [sayResult], zh: [sayResult] },
  scenarios: { en: [sayGrid], zh: [sayGrid] },
  claim: { en: [sayChecked], zh: [sayChecked] },
  calculators: { en: [listCalculators], zh: [listCalculators] },
  "calculation.failed": { en: [sayNoResult], zh: [sayNoResult] },
  "claim.failed": {
    en: ["That claim could not be checked just now. Please ask again."],
    zh: ["这条论断暂时没能核对，请再问一次。"],
  },
  "ask.calculator": {
    en: [
      "Which calculation shall it be? Name a topic and the number to change, or ask for the list of calculators.",
    ],
    zh: ["要算哪一项？说出主题和要改的数即可，也可以问有哪些计算器。"],
  },
  "ask.claim": {
    en: ["Which statement of the report shall I check?"],
    zh: ["要核对报告里的哪一条说法？"],
  },
  about: {
    en: [
      `The report is a Chinese investor study of 2024 on artificial intelligence: the outlook, computing power and data, infrastructure, models, applications and hardware ${mark("section", "value-chain")}. ${examplesEn}`,
    ],
    zh: [
      `这份报告是2024年的人工智能投资研究，写前景、算力与数据、AI Infra、大模型、应用软件与硬件${mark("section", "value-chain")}。${examplesZh}`,
    ],
  },
  "pattern.greeting": {
    en: [`Hello. I answer questions about the report, with the passages they rest on. ${examplesEn}`],
    zh: [`您好，我回答关于这份报告的问题，并注明出处。${examplesZh}`],
  },
  "pattern.help": {
    en: [
      `I look up the report's figures and names, check its claims, and rerun its arithmetic with other numbers. ${examplesEn}`,
    ],
    zh: [`我可以查报告里的数字和公司、核对论断，也可以换个数字重新计算。${examplesZh}`],
  },
  "chitchat.person": {
    en: ["There is nobody behind this to hand you over to; I answer from the report only."],
    zh: ["这里没有可以转接的人工，我只根据报告回答。"],
  },
  "pattern.unknown": { en: [sayNotInReport], zh: [sayNotInReport] },
  "pattern.rephrase": {
    en: [
      "I answer questions about the report only, and did not find one in that. Could you put it as a question about a figure, a company or a claim?",
    ],
    zh: ["我只回答与这份报告有关的问题，这句里没有看出来。可以换成关于某个数字、公司或论断的问题吗？"],
  },
  "pattern.chitchat": {
    en: [`I keep to the report. ${examplesEn}`],
    zh: [`我只聊这份报告。${examplesZh}`],
  },
  "pattern.give_up": {
    en: [`That is not something I can answer from the report. ${examplesEn}`],
    zh: [`这个从报告里答不出来。${examplesZh}`],
  },
  "pattern.identity": {
    en: ["I'm an automated assistant that answers from the report's records by fixed rules, not a person."],
    zh: ["我是自动助手，按固定规则从报告的记录里作答，不是真人。"],
  },
};
