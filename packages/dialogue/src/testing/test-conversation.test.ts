import { expect, test } from "vitest";
import { clinicActions as actions, clinicDialogue as dialogue } from "./__fixtures__/clinic-dialogue.ts";
import { ConversationMismatch, testConversation } from "./test-conversation.ts";
import type { ScriptedTurn } from "./script.ts";

function messageOf(turns: readonly ScriptedTurn[]): string {
  try {
    testConversation(dialogue, { actions, turns });
  } catch (error) {
    if (error instanceof ConversationMismatch) return error.message;
    throw error;
  }
  return "";
}

test("a conversation that goes as written passes", () => {
  expect(messageOf([{ user: "make a payment", says: ["pay.ask_amount"] }])).toBe("");
});

test("one that does not shows every difference and the transcript", () => {
  expect(
    messageOf([
      { user: "make a payment", says: ["book.done"], asks: "amount" },
      { user: "20", ends: "completed", slots: { amount: 21 } },
    ]),
  ).toBe(
    [
      'turn 1: says: expected ["book.done"], got ["pay.ask_amount"]',
      'turn 2: ends: expected "completed", got null',
      "turn 2: slot amount: expected 21, got 20",
      "",
      "> make a payment",
      '  = {"command":"start_flow","flow":"pay"}',
      "  < [pay.ask_amount] How much would you like to pay?",
      "> 20",
      '  = {"command":"set_slot","slot":"amount","value":20}',
      '  * call-1 take_payment {"amount":20}',
      "  < [pay.done] I've taken 20; the receipt is R-9.",
    ].join("\n"),
  );
});

test.each<[string, ScriptedTurn]>([
  ["commands", { user: "hi", commands: [] }],
  ["says", { user: "hi", says: [] }],
  ["text", { user: "hi", text: [/^Goodbye/] }],
  ["language", { user: "hi", language: "zh" }],
  ["acts", { user: "hi", acts: [{ action: "take_payment" }] }],
  [
    "input of take_payment",
    { user: "make a payment 20", acts: [{ action: "take_payment", input: { amount: 1 } }] },
  ],
  ["refused", { user: "hi", refused: ["too_many"] }],
  ["pattern", { user: "hi", pattern: "bye" }],
  ["hands over", { user: "hi", handsOver: "loop" }],
  ["ends", { user: "hi", ends: "completed" }],
  ["asks", { user: "make a payment", asks: null }],
  ["slot amount", { user: "hi", slots: { amount: 1 } }],
])("a difference in %s is seen", (what, turn) => {
  expect(messageOf([turn])).toContain(`turn 1: ${what}: expected`);
});
