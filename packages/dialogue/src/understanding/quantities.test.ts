import { describe, expect, it } from "vitest";
import { parseClock } from "./clock.ts";
import { normalise } from "./folded.ts";
import { createUnits } from "./numbers.ts";
import { findByRules } from "./rules.ts";

const clock = parseClock("2026-11-25T13:30");
const unitAt = createUnits({
  id: "unit",
  entries: [
    { id: "word", names: ["word", "字", "个字"] },
    { id: "user", names: ["user", "用户"] },
    { id: "dollar", names: ["dollar", "美元"] },
  ],
});

/** What is found, each as its type, the words and what they mean. */
function quantitiesIn(turn: string): string[] {
  const text = normalise(turn);
  return findByRules(text, clock, unitAt).map(({ start, end, entity }) => {
    const unit = entity.type === "number" ? ` ${entity.unit ?? ""}`.trimEnd() : "";
    const currency = entity.type === "amount" ? ` ${entity.currency}` : "";
    const value = "value" in entity ? String(entity.value) : "";
    return `${entity.type} [${text.slice(start, end)}] ${value}${unit}${currency}`;
  });
}

describe("numbers and what they count", () => {
  it.each([
    ["answers have 120 words", ["number [120 words] 120 word"]],
    ["120-word answers", ["number [120-word] 120 word"]],
    ["每个回答有120个字", ["number [120个字] 120 word"]],
    ["一亿用户", ["number [一亿用户] 100000000 user"]],
    ["for a hundred million users", ["number [a hundred million users] 100000000 user"]],
    ["120words", ["number [120words] 120 word"]],
    ["minus five", ["number [minus five] -5"]],
    ["负三", ["number [负三] -3"]],
    ["三", ["number [三] 3"]],
    ["三块显卡", ["number [三] 3"]],
    ["one", ["number [one] 1"]],
  ])("reads %j as %j", (turn, found) => {
    expect(quantitiesIn(turn)).toEqual(found);
  });

  it.each(["再说一次", "这个怎么样", "一样的", "this one", "the other one", "万一不行", "20kg", "10x"])(
    "reads no number in %j",
    (turn) => {
      expect(quantitiesIn(turn)).toEqual([]);
    },
  );
});

describe("amounts", () => {
  it.each([
    ["$8k", "[$8k] 8000 USD"],
    ["US$ 1.5 million", "[us$ 1.5 million] 1500000 USD"],
    ["5块钱", "[5块钱] 5 CNY"],
    ["5块3", "[5块3] 5.3 CNY"],
    ["五块五毛钱", "[五块五毛钱] 5.5 CNY"],
    ["三毛", "[三毛] 0.3 CNY"],
    ["两毛五", "[两毛五] 0.25 CNY"],
    ["¥12", "[¥12] 12 CNY"],
    ["￥１２", "[¥12] 12 CNY"],
    ["RMB100", "[rmb100] 100 CNY"],
    ["1.5亿人民币", "[1.5亿人民币] 150000000 CNY"],
    ["一百多块", "[一百多块] 100 CNY"],
    ["€20", "[€20] 20 EUR"],
    ["20 pounds", "[20 pounds] 20 GBP"],
    ["usd 300", "[usd 300] 300 USD"],
    ["50 cents", "[50 cents] 0.5 USD"],
    ["3 pounds 50", "[3 pounds 50] 3.5 GBP"],
    ["a hundred bucks", "[a hundred bucks] 100 USD"],
    ["8000日元", "[8000日元] 8000 JPY"],
    ["HK$99.9", "[hk$99.9] 99.9 HKD"],
  ])("reads %s as %s", (turn, found) => {
    expect(quantitiesIn(turn)).toEqual([`amount ${found}`]);
  });

  it("are reported beside the number where the currency is a unit of the assistant", () => {
    expect(quantitiesIn("8,000 dollars")).toEqual([
      "amount [8,000 dollars] 8000 USD",
      "number [8,000 dollars] 8000 dollar",
    ]);
    expect(quantitiesIn("八千美元")).toEqual(["amount [八千美元] 8000 USD", "number [八千美元] 8000 dollar"]);
  });
});

describe("percentages", () => {
  it.each([
    ["27.5%", "[27.5%] 27.5"],
    ["２０％", "[20%] 20"],
    ["30 per cent", "[30 per cent] 30"],
    ["two percent", "[two percent] 2"],
    ["百分之三十", "[百分之三十] 30"],
    ["百分之二点五", "[百分之二点五] 2.5"],
    ["百分之百", "[百分之百] 100"],
    ["千分之三", "[千分之三] 0.3"],
    ["三成", "[三成] 30"],
    ["两成半", "[两成半] 25"],
    ["五个百分点", "[五个百分点] 5"],
    ["half of them", "[half] 50"],
    ["half the time", "[half] 50"],
    ["a quarter of them", "[a quarter] 25"],
    ["two thirds of it", "[two thirds] 66.6666666667"],
    ["四分之一", "[四分之一] 25"],
    ["一半的人", "[一半] 50"],
  ])("reads %s as %s", (turn, found) => {
    expect(quantitiesIn(turn)).toEqual([`percent ${found}`]);
  });

  it("are not read into half an hour, half a million or costs", () => {
    expect(quantitiesIn("half a million")).toEqual(["number [half a million] 500000"]);
    expect(quantitiesIn("for half an hour")).toEqual(["duration [half an hour] 1800"]);
    expect(quantitiesIn("三成本")).toEqual([]);
  });
});

describe("durations", () => {
  it.each([
    ["一个半小时", "[一个半小时] 5400"],
    ["半年", "[半年] 15768000"],
    ["三天", "[三天] 259200"],
    ["2小时30分", "[2小时30分] 9000"],
    ["两个星期", "[两个星期] 1209600"],
    ["two hours and thirty minutes", "[two hours and thirty minutes] 9000"],
    ["two hours and a half", "[two hours and a half] 9000"],
    ["1h30m", "[1h30m] 5400"],
    ["for a week", "[a week] 604800"],
    ["90 seconds", "[90 seconds] 90"],
    ["300ms", "[300ms] 0.3"],
  ])("reads %s as %s", (turn, found) => {
    expect(quantitiesIn(turn)).toEqual([`duration ${found}`]);
  });

  it("are not read into a year", () => {
    expect(quantitiesIn("2026年")).toEqual(["number [2026] 2026"]);
  });
});
