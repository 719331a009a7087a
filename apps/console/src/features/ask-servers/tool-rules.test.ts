import { describe, expect, it } from "vitest";
import { completeRules, countPolicies, readRules, ruleFields } from "./tool-rules.ts";

const [old, seen] = ["a".repeat(32), "b".repeat(32)];
const read = { name: "read", pin: seen, asks: false };
const write = { name: "write", pin: seen, asks: true };

function form(fields: Record<string, string>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}

describe("the rules after a test", () => {
  it("hold new tools to what they were when they were first seen", () => {
    expect(completeRules({}, [read, write])).toEqual({
      read: { policy: "allow", pin: seen },
      write: { policy: "ask", pin: seen },
    });
  });

  it("leave alone what somebody decided, also about a tool that has changed or is not there", () => {
    const before = { write: { policy: "allow", pin: old }, gone: { policy: "off" } } as const;
    expect(completeRules(before, [write])).toEqual(before);
  });

  it("stay few, however many tools a server invents", () => {
    const tools = Array.from({ length: 500 }, (_, at) => ({ ...read, name: `tool-${at}` }));
    const first = completeRules({}, tools);
    expect(Object.keys(first)).toHaveLength(300);
    expect(Object.keys(completeRules(first, [write]))).toHaveLength(300);
  });
});

describe("the rules of a form", () => {
  const before = { read: { policy: "allow", pin: old }, write: { policy: "ask", pin: old } } as const;

  it("hold for the tool that was shown", () => {
    const sent = form({ [ruleFields.policy("write")]: "allow", [ruleFields.pin("write")]: seen });
    expect(readRules(sent, before)).toEqual({ ...before, write: { policy: "allow", pin: seen } });
  });

  it("keep the pin of a tool that was not shown, and take no pin that is none", () => {
    const blind = form({ [ruleFields.policy("read")]: "off" });
    expect(readRules(blind, before).read).toEqual({ policy: "off", pin: old });
    const odd = form({ [ruleFields.policy("read")]: "off", [ruleFields.pin("read")]: "anything" });
    expect(readRules(odd, before).read).toEqual({ policy: "off", pin: old });
  });

  it("take neither unknown tools nor unknown policies", () => {
    const sent = form({ [ruleFields.policy("other")]: "allow", [ruleFields.policy("write")]: "always" });
    expect(readRules(sent, before)).toEqual(before);
  });

  it("are counted by policy", () => {
    expect(countPolicies({ ...before, third: { policy: "ask" } })).toEqual({ ask: 2, allow: 1, off: 0 });
  });
});
