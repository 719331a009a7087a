import { expect, it } from "vitest";
import { detectLanguage } from "./detect-language.ts";

it.each([
  ["GPT-4 多少钱", "zh"],
  ["NVIDIA 怎么样", "zh"],
  ["請問電話是多少", "zh"],
  ["what does it cost?", "en"],
  ["OK", "en"],
  ["How do I say 你好 in Chinese", "en"],
  ["the café is naïve", "en"],
  ["帮我 book 一个 meeting", "mixed"],
  ["GPT-4 training cost 是多少", "mixed"],
  ["bonjour comment ça va", "other"],
  ["quiero hablar con alguien", "other"],
  ["привет как дела", "other"],
  ["東京の人口は", "other"],
  ["안녕하세요", "other"],
  ["مرحبا كيف حالك", "other"],
  ["8k", "other"],
  ["👍", "other"],
  ["a@b.com", "other"],
  ["", "other"],
])("reads %j as %s", (turn, language) => {
  expect(detectLanguage(turn)).toBe(language);
});
