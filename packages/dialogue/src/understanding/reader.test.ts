import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClassifierModel } from "./classifier-model.ts";
import type { Entity } from "./entity.ts";
import { createReader, type ReaderOptions } from "./reader.ts";

const now = "2026-11-25T13:30";
const options: ReaderOptions = {
  gazetteers: [
    {
      id: "model",
      entries: [
        { id: "gpt-4", names: ["GPT-4"] },
        { id: "gemini", names: ["Gemini"] },
        { id: "llama", names: ["Llama", "羊驼"] },
      ],
    },
    { id: "metric", entries: [{ id: "users", names: ["users", "用户"] }] },
  ],
  units: {
    id: "unit",
    entries: [
      { id: "word", names: ["word", "个字"] },
      { id: "user", names: ["user", "用户"] },
    ],
  },
  intents: [
    {
      id: "cost",
      phrases: {
        en: ["what does {model} cost", "how much is {model}", "price of {model}", "cost of GPT-4 please"],
        zh: ["{model}多少钱", "{model}的价格", "{model}贵不贵", "训练{model}花了多少"],
      },
    },
    {
      id: "what_if",
      phrases: {
        en: ["what if answers have 120 words", "and for {number}", "suppose there are a million users"],
        zh: ["如果每个回答有120个字", "假如有{number}", "要是有一百万用户"],
      },
    },
  ],
};
const reader = createReader(options);

function summary(entities: readonly Entity[]): string[] {
  return entities.map((each) => {
    const value =
      each.type === "name" ? each.id : each.type === "date" ? (each.date ?? each.time) : each.value;
    return `${each.type} [${each.text}] ${value}`;
  });
}

describe("reading a turn", () => {
  it("reports what was found as it was typed", () => {
    const { text, normalised, writtenIn, entities } = reader.read("  如果ＧＰＴ－４每個回答有１２０個字？", {
      now,
    });
    expect(text).toBe("  如果ＧＰＴ－４每個回答有１２０個字？");
    expect(normalised).toBe("如果gpt-4每个回答有120个字?");
    expect(writtenIn).toBe("zh");
    expect(entities).toEqual([
      { type: "name", gazetteer: "model", id: "gpt-4", score: 1, text: "ＧＰＴ－４", start: 4, end: 9 },
      { type: "number", value: 120, unit: "word", text: "１２０個字", start: 14, end: 19 },
    ]);
  });

  it.each([
    ["what does Gemini cost?", "cost"],
    ["how much is gemni", "cost"],
    ["羊駝多少錢", "cost"],
    ["and for two hundred million users?", "what_if"],
    ["假如有三亿用户", "what_if"],
    ["what is the capital of peru", "none"],
  ])("understands %j as %s, whichever name or figure stands in it", (turn, intent) => {
    expect(reader.read(turn, { now }).guesses[0]?.intent).toBe(intent);
  });

  it("takes names and figures alone for no intent", () => {
    expect(reader.read("GPT-4?", { now }).guesses[0]).toEqual({ intent: "none", probability: 1 });
    expect(reader.read("$8k", { now }).guesses[0]).toEqual({ intent: "none", probability: 1 });
  });

  it("takes them for an intent where a phrase is the same", () => {
    const [cost, ...others] = options.intents;
    const asking = createReader({
      ...options,
      intents: [{ id: "cost", phrases: { en: [...(cost?.phrases.en ?? []), "{model}"], zh: [] } }, ...others],
    });
    expect(asking.read("GPT-4", { now }).guesses[0]?.intent).toBe("cost");
  });

  it("says that names and codes alone are in no language, unless they are Chinese", () => {
    expect(reader.read("GPT-4", { now }).writtenIn).toBe("other");
    expect(reader.read("京A12345", { now }).writtenIn).toBe("zh");
    expect(reader.read("羊驼", { now }).writtenIn).toBe("zh");
    expect(reader.read("gemini 多少", { now }).writtenIn).toBe("zh");
  });

  it.each([
    ["GPT-4 for 3 days", ["name [GPT-4] gpt-4", "duration [3 days] 259200"]],
    ["a million users", ["number [a million users] 1000000", "name [users] users"]],
    ["call me at 3pm on 138 1234 5678", ["date [3pm] 15:00", "phone [138 1234 5678] +8613812345678"]],
    ["see https://Example.com/A", ["url [https://Example.com/A] https://Example.com/A"]],
  ])("settles what stands in one place: %j", (turn, found) => {
    expect(summary(reader.read(turn, { now }).entities)).toEqual(found);
  });

  it("reads the beginning of a turn that is too long", () => {
    const { text, entities } = reader.read(`GPT-4 ${"x".repeat(100_000)} Gemini`, { now });
    expect(text).toHaveLength(4_000);
    expect(summary(entities)).toEqual(["name [GPT-4] gpt-4"]);
  });

  it("reads the same turn the same way and throws on nothing but a clock that is none", () => {
    const piece = fc.constantFrom(
      ..."一二三十百千万亿点半周月号日元块毛成分个第$¥%#@.:/-+(){} \n\u202E".split(""),
      "GPT-4",
      "next ",
      "half ",
      "past ",
      "2026-12-01",
      "13812345678",
      "https://",
      "two hundred and ",
      "👨‍👩‍👧",
    );
    const turn = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(turn, (typed) => {
        const understanding = reader.read(typed, { now });
        expect(reader.read(typed, { now })).toEqual(understanding);
        for (const { text, start, end } of understanding.entities) {
          expect(end).toBeGreaterThan(start);
          expect(typed.slice(start, end)).toBe(text);
        }
      }),
      { numRuns: 400 },
    );
    expect(() => reader.read("hello", { now: "now" })).toThrow(RangeError);
  });
});

describe("the classifier of a reader", () => {
  it("is trained once for the same phrases and names", () => {
    const kept = new Map<string, ClassifierModel>();
    const cache = {
      get: (hash: string) => kept.get(hash),
      set: (hash: string, model: ClassifierModel) => void kept.set(hash, model),
    };
    const first = createReader({ ...options, cache });
    expect([...kept.keys()]).toEqual([first.model.examples]);
    expect(createReader({ ...options, cache }).model).toBe(first.model);
    expect(createReader({ ...options, model: first.model }).model).toBe(first.model);
    expect(createReader({ ...options, intents: options.intents.slice(1), cache }).model).not.toBe(
      first.model,
    );
    expect(kept.size).toBe(2);
  });
});
