import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { Interrupt } from "../command.ts";
import { createInterruptReader } from "./read-interrupt.ts";

const read = createInterruptReader({});

const heard: Readonly<Record<Interrupt, readonly string[]>> = {
  emergency: [
    "help, i can't breathe",
    "call an ambulance please",
    "my husband is having a heart attack",
    "there's a fire in the kitchen",
    "i want to kill myself",
    "this is an emergency",
    "救命啊",
    "快叫救护车",
    "我爸晕倒了",
    "家里着火了",
    "我喘不过气来",
    "我不想活了",
    "有人持刀闯进来了",
    "帮我报警",
  ],
  opt_out: [
    "don't call me again",
    "please stop calling me",
    "stop texting me!",
    "do not contact me anymore",
    "take me off your list",
    "please remove my number from your database",
    "could you remove me from your calling list?",
    "unsubscribe",
    "i want to opt out",
    "put me on the do not call list",
    "i don't want any more calls from you",
    "leave me alone",
    "how many times do i have to tell you to stop calling me",
    "no more calls",
    "别再给我打电话了",
    "不要再打了",
    "以后别联系我了",
    "能不能别再打电话了",
    "请把我的号码从名单里删掉",
    "我要退订",
    "帮我退订",
    "我不想再接到你们的电话",
    "不要再骚扰我",
    "谢绝推销",
    "td",
  ],
  wrong_person: [
    "you've got the wrong number",
    "wrong number",
    "sorry, wrong person",
    "i think you have the wrong number",
    "there's no one here by that name",
    "i'm not him",
    "i am not mr smith",
    "he doesn't live here",
    "that's not me",
    "打错了",
    "你打错电话了",
    "找错人了吧",
    "我不是他",
    "我不是张先生",
    "不认识这个人",
    "没有这个人",
    "这个号码已经换人了",
  ],
  human: [
    "can i talk to a human?",
    "let me speak to a real person",
    "i want to speak with someone",
    "connect me to an agent",
    "transfer me to your manager",
    "i want a human",
    "i need a real person please",
    "human",
    "operator please",
    "representative",
    "i'd rather talk to a person than a machine",
    "转人工",
    "帮我转人工客服",
    "我要找真人",
    "人工",
    "能转人工吗",
    "怎么转人工",
    "叫你们经理来",
    "我想跟真人说话",
    "换个人来跟我说",
  ],
  identity: [
    "are you a robot?",
    "am i talking to a machine",
    "are you human",
    "is this a recording?",
    "are you a real person?",
    "are you an ai",
    "who are you?",
    "who is this",
    "hold on, you're a bot, aren't you",
    "你是机器人吗",
    "你是不是机器人",
    "你是真人吗",
    "您是ai吗",
    "是机器人还是真人",
    "你是谁",
    "请问你是哪位",
    "我是在跟机器人说话吗",
  ],
};

const none: readonly string[] = [
  "don't stop",
  "please don't stop calling me, i like the reminders",
  "i don't want to unsubscribe",
  "i never asked to opt out",
  "how do i unsubscribe?",
  "what happens if i opt out?",
  "can i opt out of this later?",
  "what is the opt-out rate?",
  "don't call me before nine",
  "don't call me tomorrow, call on friday",
  "why did customers stop calling",
  "do people stop calling once a bot answers",
  "i'm not asking for a human",
  "i don't want to talk to a person",
  "no need to transfer me to an agent",
  "how much does a human agent cost",
  "how many customers want to talk to a human?",
  "what do companies pay for customer service",
  "talk to human resources",
  "are you sure about the robot prices",
  "are you an ai company",
  "are you ready",
  "which ai is the cheapest",
  "i gave you the wrong number, it's 120",
  "i typed the wrong number",
  "is that the wrong number of users?",
  "it's not an emergency",
  "how do ai agents handle emergencies",
  "what counts as an emergency",
  "i don't want to kill myself over this",
  "i'm dying to know the price",
  "answers have 120 words",
  "what if answers have 911 words",
  "call me later",
  "stop the calculation at 2030",
  "no",
  "别停",
  "不要停",
  "我不想退订",
  "我没说要退订",
  "怎么退订？",
  "退订之后会怎么样",
  "退订率是多少",
  "晚上别给我打电话",
  "现在不要打电话",
  "不用转人工",
  "别给我转人工",
  "我不是要找人工",
  "转人工率是多少",
  "人工客服多少钱一次",
  "用户为什么要找人工客服",
  "什么情况下转人工",
  "ai客服能代替人工吗",
  "机器人还是真人更便宜",
  "你们是ai公司吗",
  "哪些机器人最便宜",
  "我打错了一个数字",
  "号码打错了，应该是138",
  "刚才我打错了",
  "没打错",
  "不是紧急情况",
  "没着火",
  "不用叫救护车",
  "报警电话是多少",
  "每个回答120个字",
  "打120个电话要多少钱",
  "用户说想自杀的时候怎么处理",
  "",
  "👍",
  "مرحبا",
];

describe("global interrupts", () => {
  const cases = Interrupt.options.flatMap((interrupt) =>
    heard[interrupt].map((text) => [interrupt, text] as const),
  );

  test.each(cases)("%s: %s", (interrupt, text) => {
    expect(read(text)).toBe(interrupt);
  });

  test.each(none)("none: %s", (text) => {
    expect(read(text)).toBeUndefined();
  });

  test("are heard beside other things in the turn", () => {
    expect(read("book me for friday. actually, just stop calling me")).toBe("opt_out");
    expect(read("我想预约周五，算了，帮我转人工")).toBe("human");
  });

  test("the stronger of two wins", () => {
    expect(read("get me a human, i can't breathe")).toBe("emergency");
    expect(read("are you a robot? stop calling me")).toBe("opt_out");
  });

  test("an assistant adds words, which a negation takes back, and leaves interrupts out", () => {
    const own = createInterruptReader({ opt_out: { en: ["stop"], zh: ["停"] }, human: false });
    expect(own("STOP")).toBe("opt_out");
    expect(own("don't stop")).toBeUndefined();
    expect(own("nonstop")).toBeUndefined();
    expect(own("转人工")).toBeUndefined();
  });

  test("any text is read", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const found = read(text);
        expect(found === undefined || Interrupt.options.includes(found)).toBe(true);
      }),
    );
  });

  test.each(["don't call ", "不要再", "(((((", "are you a real ", "，", "not ", "stop calling "])(
    "a hundred kilobytes of %j are read without backtracking",
    (piece) => {
      expect(() => read(piece.repeat(Math.ceil(100_000 / piece.length)))).not.toThrow();
    },
  );
});
