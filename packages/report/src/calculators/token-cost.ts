import { z } from "zod";
import { defineCalculator, number, result } from "./calculator.ts";
import { add, div, mul } from "./quantity.ts";

/** What it costs to send a text through a model, in Chinese and English (report lines 341 and 342). */
export const tokenCost = defineCalculator({
  id: "token-cost",
  title: { en: "Cost of a text in tokens", zh: "文本的token成本" },
  summary: {
    en: "Counts tokens from Chinese characters and English words and multiplies by a price and a number of passes. Defaults are the report's: a billion characters, 500 characters or 750 words in a thousand tokens, 0.8 cents per thousand, three fine-tunings. The exchange rate of 7.2 yuan is ours. Real tokenisers differ by language and model.",
    zh: "由汉字数与英文词数换算token，再乘以单价与遍数。默认值取报告：10亿字、每千token 500字或750词、每千token 0.008美元、训练3次；汇率7.2为本处设定。真实分词器因语言与模型而异。",
  },
  lines: [[341, 342]],
  main: "costUsd",
  input: z.strictObject({
    chineseCharacters: number({
      default: 1_000_000_000,
      unit: "character",
      label: { en: "Chinese characters", zh: "汉字数" },
    }),
    englishWords: number({ default: 0, unit: "word", label: { en: "English words", zh: "英文词数" } }),
    charactersPer1000Tokens: number({
      default: 500,
      unit: "character",
      positive: true,
      label: { en: "Characters in 1,000 tokens", zh: "每千token汉字数" },
    }),
    wordsPer1000Tokens: number({
      default: 750,
      unit: "word",
      positive: true,
      label: { en: "Words in 1,000 tokens", zh: "每千token英文词数" },
    }),
    pricePer1000TokensUsd: number({
      default: 0.008,
      unit: "USD",
      label: { en: "Price of 1,000 tokens", zh: "每千token价格" },
    }),
    passes: number({ default: 3, unit: "count", label: { en: "Passes over the text", zh: "遍数" } }),
    cnyPerUsd: number({
      default: 7.2,
      unit: "CNY per USD",
      positive: true,
      max: 1000,
      label: { en: "Exchange rate", zh: "汇率" },
    }),
  }),
  output: z.strictObject({
    chineseTokens: result("token", { en: "Tokens of the Chinese text", zh: "中文token数" }),
    englishTokens: result("token", { en: "Tokens of the English text", zh: "英文token数" }),
    tokens: result("token", { en: "Tokens of one pass", zh: "单遍token数" }),
    costUsd: result("USD", { en: "Cost", zh: "成本" }),
    costCny: result("CNY", { en: "Cost in yuan", zh: "人民币成本" }),
  }),
  compute({ q, step }) {
    const chineseTokens = step(
      "chineseTokens",
      "token",
      mul(div(q.chineseCharacters, q.charactersPer1000Tokens), 1000),
    );
    const englishTokens = step(
      "englishTokens",
      "token",
      mul(div(q.englishWords, q.wordsPer1000Tokens), 1000),
    );
    const tokens = step("tokens", "token", add(chineseTokens, englishTokens));
    const costUsd = step("costUsd", "USD", mul(div(tokens, 1000), q.pricePer1000TokensUsd, q.passes));
    const costCny = step("costCny", "CNY", mul(costUsd, q.cnyPerUsd));
    return { chineseTokens, englishTokens, tokens, costUsd, costCny };
  },
});
