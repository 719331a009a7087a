import { describe, expect, it } from "vitest";
import { fitTemperature } from "./calibrate.ts";
import { createClassifier } from "./classifier.ts";
import { ClassifierModel, type Example } from "./classifier-model.ts";
import { hashExamples } from "./hash-examples.ts";
import { trainClassifier } from "./train-classifier.ts";

const phrases: Readonly<Record<string, readonly string[]>> = {
  cancel_order: [
    "cancel my order",
    "i want to cancel the order",
    "please cancel order",
    "stop my order",
    "取消订单",
    "我要取消订单",
    "帮我把订单取消了",
    "这个订单不要了",
  ],
  track_order: [
    "where is my order",
    "track my order",
    "when does my order arrive",
    "has it been shipped",
    "我的订单到哪了",
    "查一下物流",
    "什么时候到货",
    "订单发货了吗",
  ],
  refund: [
    "i want my money back",
    "refund please",
    "how do i get a refund",
    "give me a refund",
    "我要退款",
    "退钱",
    "怎么退款",
    "钱什么时候退给我",
  ],
};
const examples = Object.entries(phrases).flatMap(([intent, texts]) =>
  texts.map((text): Example => ({ intent, text })),
);
const model = trainClassifier(examples);
const classifier = createClassifier(model);

function bestOf(turn: string): string | undefined {
  return classifier.classify(turn)[0]?.intent;
}

describe("the classifier", () => {
  it.each([
    ["can you cancel that order please", "cancel_order"],
    ["订单我想取消", "cancel_order"],
    ["when will my order arrive", "track_order"],
    ["物流到哪了", "track_order"],
    ["i would like a refund", "refund"],
    ["請退款給我", "refund"],
    ["cancle my oder", "cancel_order"],
    ["pleese refnd", "refund"],
  ])("reads %j as %s", (turn, intent) => {
    expect(bestOf(turn)).toBe(intent);
  });

  it.each([
    "",
    "👍",
    "...",
    "what a lovely garden you have",
    "qwhdjk wqeuih",
    "who built the pyramids",
    "今天晚上吃什么",
    "月亮为什么是圆的",
    "{unheard}",
  ])("reads %j as none", (turn) => {
    expect(bestOf(turn)).toBe("none");
  });

  it("gives every intent a probability, best first, one in all", () => {
    const guesses = classifier.classify("cancel the order");
    expect(guesses.map(({ intent }) => intent).toSorted()).toEqual([
      "cancel_order",
      "none",
      "refund",
      "track_order",
    ]);
    expect(guesses.map(({ probability }) => probability)).toEqual(
      guesses.map(({ probability }) => probability).toSorted((a, b) => b - a),
    );
    expect(guesses.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10);
  });

  it("is the same whenever it is trained, and after it was kept as JSON", () => {
    expect(trainClassifier(examples)).toEqual(model);
    const kept = ClassifierModel.parse(JSON.parse(JSON.stringify(model)));
    expect(createClassifier(kept).classify("track it")).toEqual(classifier.classify("track it"));
  });

  it("leaves out built-in phrases that say what an intent is for", () => {
    const weather = trainClassifier([
      ...examples,
      ...[
        "will it rain this weekend",
        "is it going to rain",
        "how cold will it be",
        "what is the weather",
      ].map((text): Example => ({ intent: "weather", text })),
    ]);
    expect(createClassifier(weather).classify("will it rain this weekend")[0]?.intent).toBe("weather");
  });

  it("knows only none where there are no examples", () => {
    expect(createClassifier(trainClassifier([])).classify("hello")).toEqual([
      { intent: "none", probability: 1 },
    ]);
  });
});

describe("the hash of examples", () => {
  it("changes with a phrase, an intent or their order, and with nothing else", () => {
    const [first = { intent: "", text: "" }, ...others] = examples;
    const hashes = [
      examples,
      [{ ...first, text: `${first.text}!` }, ...others],
      [{ ...first, intent: "other" }, ...others],
      [...others, first],
    ].map((each) => hashExamples(each));
    expect(new Set(hashes).size).toBe(4);
    expect(hashExamples(structuredClone(examples))).toBe(hashes[0]);
    expect(model.examples).toBe(hashes[0]);
  });
});

describe("the temperature", () => {
  it("is 1 where nothing was held out", () => {
    expect(fitTemperature([])).toBe(1);
  });

  it("makes scores that are too sure as sure as they may be", () => {
    const heldOut = Array.from({ length: 100 }, (_, index) => ({
      scores: Float64Array.from([4, 0]),
      label: index < 75 ? 0 : 1,
      importance: 1,
    }));
    const temperature = fitTemperature(heldOut);
    expect(1 / (1 + Math.exp(-4 / temperature))).toBeCloseTo(0.75, 2);
  });
});
