import { expect, it } from "vitest";
import { factById, facts } from "../data.ts";
import { formatFact, formatNumber, formatQuantity, formatTime } from "./format-figure.ts";

const said = (id: string) => {
  const fact = factById().get(id);
  if (fact === undefined) throw new Error(id);
  return [formatFact(fact, "en"), formatFact(fact, "zh")];
};

it.each([
  ["gpt4-connection-count", "1.76 trillion connections", "1.76万亿个连接"],
  ["chatgpt-query-cost", "about $0.0036 a query", "每次提问约0.0036美元"],
  ["tutor-hourly-price", "200 to 300 yuan an hour", "每小时200至300元"],
  ["gpt4-run-days", "90 to 100 days", "90至100天"],
  ["rayban-price", "$300", "300美元"],
  ["murati-departure", "September", "9月"],
  ["plaud-users", "100,000 users or more", "10万用户以上"],
  ["glean-seat-price", "at most $100 a month", "不超过每月100美元"],
  ["suno-user-age", "18 to 34 years old", "18至34岁"],
  ["kimi-rank", "no. 1", "第1"],
])("writes %s with unit, currency, qualifier and rate", (id, en, zh) => {
  expect(said(id)).toEqual([en, id === "glean-seat-price" ? "每月不超过100美元" : zh]);
});

it("writes every fact of the report in both languages", () => {
  for (const fact of facts()) {
    for (const language of ["en", "zh"] as const) {
      const text = [formatFact(fact, language), formatTime(fact, language) ?? ""].join(" ");
      expect({ id: fact.id, text }).not.toMatchObject({
        text: expect.stringMatching(/undefined|NaN|#|^ *$/u),
      });
    }
  }
});

it("groups large numbers by the language's own steps", () => {
  expect(formatNumber(12_500_000, "en")).toBe("12.5 million");
  expect(formatNumber(12_500_000, "zh")).toBe("1250万");
  expect(formatNumber(2.15e25, "en")).toBe("2.15×10^25");
  expect(formatNumber(0, "zh")).toBe("0");
});

it("writes a calculator's units, those per something included", () => {
  expect(formatQuantity(24_360_000_000, "USD per year", "zh")).toBe("每年243.6亿美元");
  expect(formatQuantity(2027.42, "year-date", "en")).toBe("2027.4");
  expect(formatQuantity(1, "gpu", "en")).toBe("1 card");
});
