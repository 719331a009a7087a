import { z } from "zod";
import { defineCalculator, number, percentage, result } from "./calculator.ts";
import { constant, div, mul, percent, sub } from "./quantity.ts";

const secondsPerMinute = constant(60);

/**
 * An answer spoken against the same answer on a screen (report lines 659-669, which give no rates).
 * Reading at 238 words a minute: Brysbaert 2019, "How many words do we read per minute?"; speech at 150 words
 * a minute is an ordinary talking pace; 11.82 bits per word: Shannon 1951, "Prediction and Entropy of Printed English".
 */
export const readingOrListening = defineCalculator({
  id: "reading-or-listening",
  title: { en: "Listening to an answer or reading it", zh: "听答案还是看答案" },
  summary: {
    en: "The report argues that voice carries less information than a screen because it is linear. This times an answer both ways: speech has to be heard to the end, a screen is read only where it matters. It gives no rates, so 200 words, 150 words a minute spoken, 238 read, 11.82 bits a word and a reader who needs half of the text are assumed. Pictures, tables and the time to take up a device are left out.",
    zh: "报告认为语音因线性输出而信息密度低于屏幕。此处计算同一答案听完与看完所需时间：语音须听到底，屏幕只看需要的部分。报告未给速率，故假设 200 词、语速每分钟 150 词、阅读每分钟 238 词、每词 11.82 比特、读者只需一半文字。不计图表与拿起设备的时间。",
  },
  lines: [[659, 670]],
  source:
    "Brysbaert 2019 (silent reading, 238 words a minute); Shannon 1951 (11.82 bits per English word from word frequencies)",
  main: "savedSeconds",
  input: z.strictObject({
    answerWords: number({
      default: 200,
      unit: "word",
      positive: true,
      label: { en: "Words of the answer", zh: "答案词数" },
    }),
    speechWordsPerMinute: number({
      default: 150,
      unit: "word per minute",
      positive: true,
      label: { en: "Words spoken a minute", zh: "语速（每分钟词数）" },
    }),
    readingWordsPerMinute: number({
      default: 238,
      unit: "word per minute",
      positive: true,
      label: { en: "Words read a minute", zh: "阅读速度（每分钟词数）" },
    }),
    neededPercent: percentage({
      default: 50,
      positive: true,
      label: { en: "Part of the text a reader needs", zh: "读者需要看的比例" },
    }),
    bitsPerWord: number({
      default: 11.82,
      unit: "bit per word",
      label: { en: "Information of a word", zh: "每词信息量" },
    }),
  }),
  output: z.strictObject({
    listeningSeconds: result("second", { en: "Time to hear the answer", zh: "听完所需时间" }),
    readingSeconds: result("second", { en: "Time to read all of it", zh: "全部读完所需时间" }),
    screenSeconds: result("second", { en: "Time to read what is needed", zh: "读完所需部分的时间" }),
    savedSeconds: result("second", { en: "Time the screen saves", zh: "屏幕节省的时间" }),
    screenSpeedup: result("multiple", { en: "Screen against voice", zh: "屏幕相对语音的倍数" }),
    speechBitsPerSecond: result("bit per second", { en: "Information rate of speech", zh: "语音信息率" }),
    readingBitsPerSecond: result("bit per second", { en: "Information rate of reading", zh: "阅读信息率" }),
  }),
  compute({ q, step }) {
    const listeningSeconds = step(
      "listeningSeconds",
      "second",
      div(mul(q.answerWords, secondsPerMinute), q.speechWordsPerMinute),
    );
    const readingSeconds = step(
      "readingSeconds",
      "second",
      div(mul(q.answerWords, secondsPerMinute), q.readingWordsPerMinute),
    );
    const screenSeconds = step("screenSeconds", "second", mul(readingSeconds, percent(q.neededPercent)));
    const savedSeconds = step("savedSeconds", "second", sub(listeningSeconds, screenSeconds));
    const screenSpeedup = step("screenSpeedup", "multiple", div(listeningSeconds, screenSeconds));
    const speechBitsPerSecond = step(
      "speechBitsPerSecond",
      "bit per second",
      div(mul(q.speechWordsPerMinute, q.bitsPerWord), secondsPerMinute),
    );
    const readingBitsPerSecond = step(
      "readingBitsPerSecond",
      "bit per second",
      div(mul(q.readingWordsPerMinute, q.bitsPerWord), secondsPerMinute),
    );
    return {
      listeningSeconds,
      readingSeconds,
      screenSeconds,
      savedSeconds,
      screenSpeedup,
      speechBitsPerSecond,
      readingBitsPerSecond,
    };
  },
});
