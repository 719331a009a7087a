import type { AgentInputItem, ModelRequest } from "@openai/agents-core";
import { estimateTokens } from "@assay/router";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitHistory } from "./fit-history.ts";

const question = (content: string): AgentInputItem => ({ type: "message", role: "user", content });
const answer = (text: string): AgentInputItem => ({
  type: "message",
  role: "assistant",
  status: "completed",
  content: [{ type: "output_text", text }],
});
const call = (callId: string): AgentInputItem => ({
  type: "function_call",
  callId,
  name: "find_facts",
  arguments: "{}",
  status: "completed",
});
const result = (callId: string, text: string): AgentInputItem => ({
  type: "function_call_result",
  callId,
  name: "find_facts",
  status: "completed",
  output: { type: "text", text },
});

function requestOf(input: AgentInputItem[], maxTokens = 100): ModelRequest {
  return {
    systemInstructions: "Be brief.",
    input,
    modelSettings: { maxTokens },
    tools: [],
    outputType: "text",
    handoffs: [],
    tracing: false,
  };
}

const tokensOf = (request: ModelRequest) =>
  itemsOf(request).reduce(
    (sum, item) => sum + estimateTokens(JSON.stringify(item)),
    estimateTokens(request.systemInstructions ?? ""),
  );
const itemsOf = ({ input }: ModelRequest) => (typeof input === "string" ? [] : input);
const idsOf = (items: readonly AgentInputItem[], type: AgentInputItem["type"]) =>
  items.flatMap((item) => (item.type === type && "callId" in item ? [item.callId] : []));
const isQuestion = (item: AgentInputItem) => item.type === "message" && item.role === "user";

const long = "word ".repeat(300);
const thread = [
  question("One?"),
  call("a"),
  result("a", long),
  answer(long),
  question("Two?"),
  call("b"),
  result("b", long),
  answer(long),
  question("Three?"),
  call("c"),
  result("c", long),
];
const note = "[The result of find_facts was left out: the conversation has become too long.]";

describe("a conversation that is fitted", () => {
  it("stays as it is where there is room", () => {
    const request = requestOf(thread);
    expect(fitHistory(request, 10_000)).toEqual({ request, omitted: 0, saved: 0 });
    expect(fitHistory(request, Infinity).request).toBe(request);
  });

  it("loses results of earlier turns first, the oldest first", () => {
    const { request, omitted } = fitHistory(requestOf(thread), 2_600);
    expect(omitted).toBe(0);
    expect(request.input).toEqual([...thread.slice(0, 2), result("a", note), ...thread.slice(3)]);
    expect(request.systemInstructions).toBe("Be brief.");
  });

  it("then loses whole turns, and says how many messages are missing", () => {
    const { request, omitted } = fitHistory(requestOf(thread), 1_500);
    expect(omitted).toBe(2);
    expect(request.input).toEqual([...thread.slice(4, 6), result("b", note), ...thread.slice(7)]);
    expect(request.systemInstructions).toBe(
      "Be brief.\n\n[Earlier messages left out, because the conversation has become too long: 2.]",
    );
  });

  it("keeps the current question with what followed it, however long", () => {
    const { request, omitted } = fitHistory(requestOf(thread), 200);
    expect(omitted).toBe(4);
    expect(request.input).toEqual(thread.slice(8));
  });

  it("leaves room for the answer, but never more than half of the context", () => {
    expect(fitHistory(requestOf(thread, 100), 4_000).saved).toBe(0);
    expect(fitHistory(requestOf(thread, 1_900), 4_000).saved).toBeGreaterThan(0);
    expect(fitHistory(requestOf(thread, 100_000), 8_000).saved).toBe(0);
  });

  it("counts a question without an answer as one message", () => {
    const items = [question(long), question(long), answer("Yes."), question("And?")];
    expect(fitHistory(requestOf(items), 300).omitted).toBe(3);
  });

  it("never parts a call from its result, keeps the order, and fits where that is possible", () => {
    const turn = fc.array(
      fc.oneof(
        fc.string({ maxLength: 400 }).map((text) => ({ text })),
        fc
          .array(fc.string({ maxLength: 2_000 }), { minLength: 1, maxLength: 3 })
          .map((results) => ({ results })),
      ),
      { maxLength: 4 },
    );
    const turns = fc.array(fc.tuple(fc.string({ maxLength: 400 }), turn), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(turns, fc.integer({ min: 1, max: 3_000 }), (conversation, context) => {
        let calls = 0;
        const input = conversation.flatMap(([asked, answers]) => [
          question(asked),
          ...answers.flatMap((each) => {
            if ("text" in each) return [answer(each.text)];
            const ids = each.results.map(() => `call-${(calls += 1)}`);
            return [...ids.map(call), ...each.results.map((text, at) => result(ids[at] ?? "", text))];
          }),
        ]);
        const request = requestOf(input);
        const fitted = fitHistory(request, context);
        const kept = itemsOf(fitted.request);
        expect(idsOf(kept, "function_call_result")).toEqual(idsOf(kept, "function_call"));
        const rest = input.slice(input.length - kept.length);
        expect(kept.map((item) => ({ ...item, output: "" }))).toEqual(
          rest.map((item) => ({ ...item, output: "" })),
        );
        const current = input.findLastIndex(isQuestion) - input.length;
        expect(kept.slice(current)).toEqual(input.slice(current));
        const room = Math.min(100, context / 2);
        const isOnlyCurrent = kept.length === -current;
        expect(isOnlyCurrent || tokensOf(fitted.request) <= context - room).toBe(true);
        expect(fitHistory(request, context)).toEqual(fitted);
      }),
    );
  });
});
