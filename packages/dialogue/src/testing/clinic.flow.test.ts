import { describe, expect, test } from "vitest";
import { clinicActions as actions, clinicDialogue as dialogue } from "./__fixtures__/clinic-dialogue.ts";
import { checkConversation, testConversation } from "./test-conversation.ts";
import { transcript } from "./transcript.ts";
import type { ScriptedTurn } from "./script.ts";

const known: readonly ScriptedTurn[] = [
  { user: "book a visit", says: ["verify.ask_member"] },
  { user: "123456", says: ["book.ask_service"], asks: "service" },
];
const ready: readonly ScriptedTurn[] = [
  { user: "I want to book an appointment for an eye test friday 9:30", asks: "member" },
  { user: "123456", asks: "note" },
  { user: "skip", asks: "isConfirmed" },
];

describe("filling slots", () => {
  test("asks for one thing after the other and acts on the answers", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          { event: { type: "start" }, says: ["clinic.hello"] },
          ...known,
          { user: "the second", commands: [{ command: "set_slot", slot: "service", value: "eye_test" }] },
          { user: "tomorrow", asks: "time" },
          { user: "9:30", asks: "note" },
          { user: "I am afraid of the dark", slots: { note: "I am afraid of the dark" } },
          {
            user: "yes",
            acts: [
              {
                action: "book_visit",
                input: {
                  service: "eye_test",
                  day: "2026-11-26",
                  time: "09:30",
                  note: "I am afraid of the dark",
                },
              },
            ],
            says: ["book.done"],
            text: ["Your reference is B-1."],
            slots: { service: null, day: null, booking: null, member: null },
          },
        ],
      }),
    ).toBe("");
  });

  test("takes several values from one turn and does not ask for them again, but for what is always asked", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          {
            user: "I want to book an appointment, dental cleaning tomorrow 10:00",
            commands: [
              { command: "start_flow", flow: "book" },
              { command: "set_slot", slot: "service", value: "cleaning" },
              { command: "set_slot", slot: "day", value: "2026-11-26" },
              { command: "set_slot", slot: "time", value: "10:00" },
            ],
            asks: "member",
          },
          { user: "123456", asks: "note" },
          { user: "no", commands: [{ command: "skip" }], asks: "isConfirmed" },
          { user: "no", says: ["book.left"], acts: [] },
        ],
      }),
    ).toBe("");
  });

  test("an answer may bring values that were not asked for yet", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          { user: "eye test on friday at 9:30", asks: "note", slots: { day: "2026-11-27", time: "09:30" } },
        ],
      }),
    ).toBe("");
  });

  test("says what is wrong with a value and hands over after the last attempt", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          { user: "book a visit", says: ["verify.ask_member"] },
          {
            user: "12",
            says: ["verify.bad_member", "verify.ask_member"],
            text: ["“12”"],
            refused: ["invalid_value"],
            pattern: "invalid",
          },
          { user: "34", says: ["verify.bad_member", "verify.ask_member"] },
          { user: "56", says: ["pattern.handing_over"], handsOver: "attempts", ends: "handed_over" },
        ],
      }),
    ).toBe("");
  });

  test("a day gone by in the first turn is answered at once", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          {
            user: "book a visit yesterday",
            says: ["book.bad_day", "verify.ask_member"],
            refused: ["invalid_value"],
            slots: { day: null },
          },
        ],
      }),
    ).toBe("");
  });

  test("kept slots outlive the flow, the others do not", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          { user: "make a payment", says: ["pay.ask_amount"] },
          { user: "200", says: ["pay.done"], text: ["R-9"], slots: { amount: 200, receipt: null } },
          {
            user: "make a payment",
            says: ["pay.done"],
            acts: [{ action: "take_payment", input: { amount: 200 } }],
          },
          {
            user: "pay 200 dollars, no 300",
            commands: [
              { command: "start_flow", flow: "pay" },
              { command: "set_slot", slot: "amount", value: 200 },
            ],
          },
        ],
      }),
    ).toBe("");
  });

  test("a branch leads to a person", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          {
            user: "make a payment 2500",
            says: ["pattern.handing_over"],
            handsOver: "large_payment",
            acts: [],
          },
        ],
      }),
    ).toBe("");
  });
});

describe("actions", () => {
  test("a failure goes where the flow says, with its code, and the way back asks again", () => {
    expect(
      checkConversation(dialogue, {
        actions: {
          ...actions,
          book_visit: [
            { ok: false, code: "taken", message: "slot 17 is gone" },
            { ok: true, output: "B-2" },
          ],
        },
        turns: [
          ...ready,
          { user: "yes", says: ["book.taken", "book.ask_time"], slots: { failure: "taken", time: null } },
          { user: "10:15", says: ["book.confirm"], text: ["10:15"], slots: { isConfirmed: null } },
          { user: "yes", says: ["book.done"], text: ["B-2"], slots: { failure: null } },
        ],
      }),
    ).toBe("");
  });

  test("an output that does not fit its slot is a failure", () => {
    expect(() =>
      testConversation(dialogue, {
        actions: { take_payment: { ok: true, output: 12 } },
        turns: [{ user: "make a payment 20", says: ["pay.failed"], text: ["invalid_output"] }],
      }),
    ).toThrow("fault: output of take_payment: does not fit slot receipt");
  });

  test("a result for a call nobody waits for changes nothing", () => {
    const [asked, stray] = testConversation(dialogue, {
      turns: [
        { user: "make a payment", asks: "amount" },
        {
          event: { type: "result", call: "call-7", outcome: { ok: true, output: "R-1" } },
          pattern: "unknown_result",
          says: [],
        },
      ],
    });
    expect(stray?.state).toEqual(asked?.state);
  });

  test("a turn while an action runs is kept, answered with one moment, and taken up after the result", () => {
    expect(
      checkConversation(dialogue, {
        turns: [
          { user: "make a payment 20", acts: [{ action: "take_payment" }] },
          { user: "what are your opening hours?", says: ["pattern.one_moment"], commands: [] },
          {
            event: { type: "result", call: "call-1", outcome: { ok: true, output: "R-1" } },
            commands: [{ command: "knowledge", query: "what are your opening hours?" }],
            says: ["pay.done", "knowledge"],
          },
        ],
      }),
    ).toBe("");
  });

  test("an interrupt does not wait for the action, whose result then comes too late", () => {
    expect(
      checkConversation(dialogue, {
        turns: [
          { user: "make a payment 20", acts: [{ action: "take_payment" }] },
          { user: "are you a robot?", says: ["pattern.identity"] },
          { user: "stop calling me", says: ["pattern.opt_out"], ends: "opted_out" },
          {
            event: { type: "result", call: "call-1", outcome: { ok: true, output: "R-1" } },
            pattern: "unknown_result",
            says: [],
          },
        ],
      }),
    ).toBe("");
  });
});

describe("global interrupts", () => {
  test("identity is answered and the question put again", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          { user: "are you a robot?", says: ["pattern.identity", "book.ask_service"], asks: "service" },
        ],
      }),
    ).toBe("");
  });

  test.each([
    ["get me a human", "pattern.handing_over", "handed_over", "asked_for_human"],
    ["there's a fire in here", "pattern.emergency", "handed_over", "emergency"],
    ["you have the wrong number", "pattern.wrong_person", "wrong_person", undefined],
    ["别再打电话了", "pattern.opt_out", "opted_out", undefined],
  ] as const)("%s ends it from anywhere", (user, response, ends, handsOver) => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          { user, says: [response], ends, ...(handsOver === undefined ? {} : { handsOver }), asks: null },
        ],
      }),
    ).toBe("");
  });

  test("after an opt-out nothing but an emergency is answered", () => {
    expect(
      checkConversation(dialogue, {
        turns: [
          { user: "unsubscribe", ends: "opted_out" },
          { user: "book a visit", says: ["pattern.closed"], commands: [] },
          { user: "help, I can't breathe", says: ["pattern.emergency"] },
        ],
      }),
    ).toBe("");
  });

  test("after a goodbye a new turn begins anew", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          { user: "make a payment 20", slots: { amount: 20 } },
          { user: "bye", ends: "completed" },
          { user: "make a payment", says: ["pay.ask_amount"], slots: { amount: null } },
        ],
      }),
    ).toBe("");
  });
});

test("the same conversation gives the byte-same transcript", () => {
  const script = { actions, turns: [...ready, { user: "yes" }, { user: "你能做什么" }, { user: "blah" }] };
  expect(transcript(testConversation(dialogue, script))).toBe(transcript(testConversation(dialogue, script)));
});
