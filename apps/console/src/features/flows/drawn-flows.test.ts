import { lint } from "@assay/dialogue";
import type { Assistant, FindingCode } from "@assay/dialogue";
import { createReportAssistant } from "@assay/report/classic";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import flowsEn from "../../../messages/en/flows.json" with { type: "json" };
import flowsZh from "../../../messages/zh/flows.json" with { type: "json" };
import { conditionWords, type Say, type Speaker } from "./condition-words.ts";
import { drawnFlows } from "./drawn-flows.ts";

/** A finding without words does not compile. */
const findingWords = [flowsEn, flowsZh].map(
  ({ findings }) => findings.codes satisfies Readonly<Record<FindingCode, string>>,
);

function speakerOf(language: Speaker["language"]): Speaker {
  const { otherwise, failure, condition } = language === "en" ? flowsEn : flowsZh;
  const texts = new Map([
    ["otherwise", otherwise],
    ["failure", failure],
    ...Object.entries(condition).map(([key, text]) => [`condition.${key}`, text] as const),
  ]);
  const say: Say = (key, values = {}) => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`no message ${key}`);
    return text.replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? "?");
  };
  return { language, say };
}

const [english, chinese] = [speakerOf("en"), speakerOf("zh")];

const assistant: Assistant = {
  ...createReportAssistant(),
  slots: {
    amount: { title: { en: "the amount", zh: "金额" }, schema: z.number() },
    kind: { title: { en: "the kind", zh: "种类" }, schema: z.string() },
  },
  flows: [
    {
      id: "pay",
      title: { en: "Paying", zh: "交费" },
      description: "Pays.",
      steps: [
        { id: "ask", collect: "amount", ask: "ask.amount" },
        { id: "who", call: "verify" },
        {
          id: "large",
          branch: [
            { when: { slot: "amount", atLeast: 2000 }, next: "human" },
            { when: { not: { slot: "kind", is: "filled" } }, next: "ask" },
          ],
          otherwise: "do",
        },
        { id: "do", act: "take", input: () => ({}), store: "kind", onFailure: "human", next: "end" },
        { id: "human", handOver: "too_large" },
      ],
    },
    {
      id: "verify",
      title: { en: "Who it is", zh: "身份" },
      description: "",
      internal: true,
      steps: [{ id: "say", say: "hello" }],
    },
  ],
};

describe("a flow that is drawn", () => {
  const [pay, verify] = drawnFlows(assistant, english);

  it("names slots and flows by their titles, and leads to a flow that it calls", () => {
    expect(pay?.nodes).toContainEqual({ id: "pay/ask", kind: "collect", name: "ask", label: "the amount" });
    expect(pay?.nodes).toContainEqual({
      id: "pay/who",
      kind: "call",
      name: "who",
      label: "Who it is",
      href: "#flow-verify",
    });
    expect(drawnFlows(assistant, chinese)[0]?.nodes.find(({ name }) => name === "ask")?.label).toBe("金额");
    expect([pay?.isInternal, verify?.isInternal]).toEqual([false, true]);
  });

  it("has its own ways only, each with when it is taken", () => {
    expect(pay?.edges).toEqual([
      { from: "pay/(start)", to: "pay/ask" },
      { from: "pay/ask", to: "pay/who" },
      { from: "pay/who", to: "pay/large" },
      { from: "pay/large", to: "pay/human", label: "the amount ≥ 2000" },
      { from: "pay/large", to: "pay/ask", label: "not (the kind is known)" },
      { from: "pay/large", to: "pay/do", label: "otherwise" },
      { from: "pay/do", to: "pay/(end)" },
      { from: "pay/do", to: "pay/human", label: "on failure" },
    ]);
    const [drawn] = drawnFlows(assistant, chinese);
    expect(drawn?.edges.flatMap(({ label }) => label ?? [])).toEqual([
      "金额 ≥ 2000",
      "非（已知种类）",
      "否则",
      "失败时",
    ]);
  });
});

it("says conditions within conditions so that they can be read one way only", () => {
  const condition = {
    all: [
      { slot: "amount", is: "empty" },
      {
        any: [
          { slot: "kind", equals: "card" },
          { slot: "other", oneOf: [1, "b", true] },
        ],
      },
    ],
  } as const;
  expect(conditionWords(condition, { assistant, speaker: english })).toBe(
    "the amount is not known and (the kind = card or other is one of 1, b, yes)",
  );
  expect(conditionWords(condition, { assistant, speaker: chinese })).toBe(
    "未知金额且（种类 = card或other为1、b、是之一）",
  );
});

it("draws every flow of the report, in which the linter finds nothing", () => {
  const report = createReportAssistant();
  expect(lint(report)).toEqual([]);
  for (const speaker of [english, chinese])
    for (const { nodes, edges } of drawnFlows(report, speaker)) {
      const ids = new Set(nodes.map(({ id }) => id));
      expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
      expect(edges.length).toBeGreaterThanOrEqual(nodes.length - 1);
    }
});

it("has words of its own for every finding, in both languages", () => {
  for (const words of findingWords)
    expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
});
