import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { readChitchat } from "./read-chitchat.ts";
import { readChoice } from "./read-choice.ts";
import { readControl } from "./read-control.ts";
import { readYesNo } from "./read-yes-no.ts";

describe("yes and no", () => {
  test.each([
    "yes",
    "yeah, sure",
    "ok",
    "that's right",
    "um, yes please",
    "no problem",
    "go ahead",
    "sounds good",
    "是的",
    "对",
    "对，没错",
    "好的",
    "嗯",
    "行吧",
    "可以",
    "没问题",
    "要的",
    "确认",
    "👍",
    "是，谢谢",
  ])("yes: %s", (text) => {
    expect(readYesNo(text)).toBe("yes");
  });

  test.each([
    "no",
    "nope",
    "not really",
    "no, thanks",
    "i don't think so",
    "that's wrong",
    "well, no",
    "不",
    "不是",
    "不对",
    "不用了",
    "不要",
    "没有",
    "算了",
    "先不",
    "别",
    "❌",
  ])("no: %s", (text) => {
    expect(readYesNo(text)).toBe("no");
  });

  test.each([
    "friday",
    "is it open?",
    "not sure",
    "i don't know",
    "know",
    "yesterday",
    "north",
    "okra",
    "finely",
    "可以吗",
    "是不是明天",
    "不知道",
    "不好意思",
    "对不起",
    "好像是",
    "要多少钱",
    "对方付吗",
    "行不行",
    "",
    "🙂",
  ])("neither: %s", (text) => {
    expect(readYesNo(text)).toBeUndefined();
  });
});

describe("steering words", () => {
  test.each([
    [
      "cancel_flow",
      [
        "cancel",
        "never mind",
        "please cancel that",
        "forget it",
        "i changed my mind",
        "取消",
        "算了吧",
        "不办了",
        "我想取消",
      ],
    ],
    ["skip", ["skip", "skip this question", "i'd rather not say", "pass", "跳过", "这个我不想说", "下一个"]],
    [
      "repeat",
      [
        "say that again",
        "could you repeat that?",
        "pardon?",
        "what?",
        "i didn't catch that",
        "再说一遍",
        "没听清",
        "你刚才说什么",
        "什么？",
      ],
    ],
  ] as const)("%s", (control, texts) => {
    for (const text of texts) expect([text, readControl(text)]).toEqual([text, control]);
  });

  test.each([
    "cancel my appointment",
    "can i skip the queue",
    "什么时候开门",
    "取消预约要钱吗",
    "what",
    "repeat customers",
    "next friday",
    "it stopped",
    "",
  ])("none: %s", (text) => {
    expect(readControl(text)).toBeUndefined();
  });
});

describe("small talk", () => {
  test.each([
    ["greeting", ["hi", "hello there!", "good morning", "你好", "您好！", "早上好"]],
    ["thanks", ["thanks", "thank you very much", "ok thanks", "谢谢", "好的，谢谢", "非常感谢"]],
    ["bye", ["bye", "goodbye!", "that's all", "再见", "拜拜"]],
    [
      "help",
      [
        "help",
        "what can you do?",
        "what can you help me with",
        "你能做什么",
        "你会什么",
        "帮助",
        "你能帮我做什么",
      ],
    ],
    ["how_are_you", ["how are you?", "你好吗"]],
  ] as const)("%s", (topic, texts) => {
    for (const text of texts) expect([text, readChitchat(text)]).toEqual([text, topic]);
  });

  test.each([
    "hi, i want to book",
    "helpful",
    "what can you do about prices",
    "你好贵",
    "谢谢惠顾是什么意思",
    "",
  ])("none: %s", (text) => {
    expect(readChitchat(text)).toBeUndefined();
  });
});

describe("choices", () => {
  const options = [
    { value: "a", names: ["Standard", "标准版", "便宜的"] },
    { value: "b", names: ["Standard plus", "增强版", "贵的"] },
    { value: "c", names: ["Pro", "专业版"] },
  ];

  test.each([
    ["standard", "a"],
    ["the standard plus please", "b"],
    ["i'll take pro", "c"],
    ["便宜的那个", "a"],
    ["要专业版", "c"],
    ["the first one", "a"],
    ["2", "b"],
    ["option 3", "c"],
    ["第二个", "b"],
    ["最后一个", "c"],
    ["the latter", "c"],
    ["b", "b"],
  ])("%s names %s", (text, value) => {
    expect(readChoice(text, options)?.value).toBe(value);
  });

  test.each(["process", "pro or 标准版", "the seventh", "4", "", "neither"])("%s names none", (text) => {
    expect(readChoice(text, options)).toBeUndefined();
  });
});

test("any text is read by every reader", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      readYesNo(text);
      readControl(text);
      readChitchat(text);
      expect(readChoice(text, [])).toBeUndefined();
    }),
  );
});
