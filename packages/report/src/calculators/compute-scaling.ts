import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { constant, div, mul } from "./quantity.ts";

/** Compute from parameters and tokens, and how both grow with it (report lines 58 and 144; C = 6ND from Kaplan et al. 2020). */
export const computeScaling = defineCalculator({
  id: "compute-scaling",
  title: { en: "Scaling of compute", zh: "算力规模定律" },
  summary: {
    en: "Six operations for each parameter and token, a multiple for the next model, and whether growth of model and data explains growth of compute. GPT-3's parameters are the report's, its 300 billion tokens from Brown et al. 2020. Attention over long contexts is left out.",
    zh: "每个参数与token约6次运算，按倍数推算下一代，并检验模型与数据的增长能否解释算力增长。参数量取报告，3000亿token取Brown等（2020）。不含长上下文注意力开销。",
  },
  lines: [
    [58, 58],
    [144, 144],
  ],
  source: "Kaplan et al., Scaling Laws for Neural Language Models, arXiv:2001.08361 (2020)",
  main: "nextFlop",
  input: z.strictObject({
    parameters: number({
      default: 174_600_000_000,
      unit: "parameter",
      positive: true,
      label: { en: "Parameters", zh: "参数量" },
    }),
    tokens: number({
      default: 300_000_000_000,
      unit: "token",
      positive: true,
      label: { en: "Training tokens", zh: "训练token数" },
    }),
    computeMultiple: number({
      default: 68,
      unit: "multiple",
      label: { en: "Compute of the next model", zh: "下一代算力倍数" },
    }),
    modelMultiple: number({
      default: 5,
      unit: "multiple",
      positive: true,
      label: { en: "Growth of the model", zh: "模型增长倍数" },
    }),
    dataMultiple: number({
      default: 2,
      unit: "multiple",
      positive: true,
      label: { en: "Growth of the data", zh: "数据增长倍数" },
    }),
  }),
  output: z.strictObject({
    trainingFlop: result("flop", { en: "Operations of the run", zh: "训练运算量" }),
    petaflopDays: result("petaflop-day", { en: "The same in petaflop-days", zh: "折合PF-days" }),
    nextFlop: result("flop", { en: "Operations of the next model", zh: "下一代运算量" }),
    impliedComputeMultiple: result("multiple", {
      en: "Growth of compute by model and data",
      zh: "模型与数据隐含的算力增长",
    }),
    tokensPerParameter: result("ratio", { en: "Tokens for each parameter", zh: "每参数token数" }),
  }),
  compute({ q, step }) {
    const trainingFlop = step("trainingFlop", "flop", mul(6, q.parameters, q.tokens));
    const petaflopDays = step(
      "petaflopDays",
      "petaflop-day",
      div(trainingFlop, mul(constant(1e15), constant(86_400))),
    );
    const nextFlop = step("nextFlop", "flop", mul(trainingFlop, q.computeMultiple));
    const impliedComputeMultiple = step(
      "impliedComputeMultiple",
      "multiple",
      mul(q.modelMultiple, q.dataMultiple),
    );
    const tokensPerParameter = step("tokensPerParameter", "ratio", div(q.tokens, q.parameters));
    return { trainingFlop, petaflopDays, nextFlop, impliedComputeMultiple, tokensPerParameter };
  },
});
