import { createTranslator } from "next-intl";
import type { AbstractIntlMessages, Messages } from "next-intl";
import { expect, test } from "vitest";
import { factById, facts } from "@assay/report";
import { Locale } from "@assay/ui/i18n.ts";
import en from "../../../messages/en/vocabulary.json" with { type: "json" };
import zh from "../../../messages/zh/vocabulary.json" with { type: "json" };
import { formatFigure, formatNumber, formatPeriod } from "./format-figure.ts";
import type { Figure, Words } from "./format-figure.ts";

const translators: Record<Locale, Words> = { en: translator("en", en), zh: translator("zh", zh) };

function translator(locale: Locale, vocabulary: AbstractIntlMessages): Words {
  const messages: Messages = { vocabulary };
  const t = createTranslator({ locale, messages, namespace: "vocabulary", onError });
  return (key, values) => t(key, values);
}

function onError(error: Error): void {
  throw error;
}

function printed(figure: Figure): string[] {
  return Locale.options.map((locale) => formatFigure(figure, locale, translators[locale]));
}

test.each([
  ["gpt4-parameter-count", "about 1.8 trillion parameters", "约1.8万亿个参数"],
  ["gpt3-parameter-count", "about 174.6 billion parameters", "约1746亿个参数"],
  ["language-learning-market", "¥140 billion", "1400亿元"],
  ["fine-tuning-cost", "¥350,000", "350,000元"],
  ["tutor-hourly-price", "¥200–300", "200–300元"],
  ["fine-tuning-price", "$0.008", "0.008美元"],
  ["stability-a100-cluster", "more than 4,000 GPUs", "超过4,000张 GPU"],
  ["dreamstudio-first-month-revenue", "$1 million or more", "100万美元以上"],
  ["ai-service-since", "since 2015", "2015年起"],
  ["chinese-cloud-chip-makers-since", "after 2017", "2017年以后"],
  ["altman-compression-interview", "October", "10月"],
  ["third-or-fourth-place", "no. 3–4", "第3–4名"],
  ["apple-tax", "30%", "30%"],
  ["suno-user-age", "18–34 years", "18–34岁"],
  ["driving-learner-age", "17 years", "17岁"],
  ["zhicheng-experience", "20 years", "20年"],
  ["character-ai-daily-minutes", "24 minutes a day", "每天24分钟"],
])("prints the figure of %s for people", (id, english, chinese) => {
  const fact = factById().get(id);
  expect(fact === undefined ? [] : printed(fact)).toEqual([english, chinese]);
});

test("says that a figure is illegible", () => {
  expect(printed({ illegible: true, unit: "company" })).toEqual([
    "Illegible in the report",
    "报告中无法辨认",
  ]);
});

test("prints numbers of every size without rounding them", () => {
  expect([0, 0.333333, 999_999, 1_420_000, 2.15e25].map((value) => formatNumber(value, "en"))).toEqual([
    "0",
    "0.333333",
    "999,999",
    "1.42 million",
    "2.15×10²⁵",
  ]);
});

test.each([
  ["2022/2028", "2022–2028", "2022–2028年"],
  ["2023/", "since 2023", "2023年起"],
  ["2024-02", "February 2024", "2024年2月"],
  ["per-1000-tokens", "per 1,000 tokens", "每千词元"],
])("prints the period %s for people", (period, english, chinese) => {
  expect(Locale.options.map((locale) => formatPeriod(period, locale, translators[locale]))).toEqual([
    english,
    chinese,
  ]);
});

test("every fact's figure and period can be printed in both languages", () => {
  for (const fact of facts()) {
    expect(printed(fact)).not.toContain("");
    if (fact.period !== undefined)
      for (const locale of Locale.options) formatPeriod(fact.period, locale, translators[locale]);
  }
});
