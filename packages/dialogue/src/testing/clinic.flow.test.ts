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

describe("repairs", () => {
  test("another task interrupts, and the first resumes with its question", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          { user: "make a payment", says: ["pay.ask_amount"] },
          {
            user: "50",
            says: ["pay.done", "pattern.resume", "book.ask_service"],
            text: ["Back to “Booking a visit”."],
            asks: "service",
            pattern: "resume",
          },
        ],
      }),
    ).toBe("");
  });

  test("a question in between is answered from knowledge, and the open question put again", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          { user: "is there parking?", says: ["knowledge", "book.ask_service"], text: ["[fact:parking]"] },
          { user: "where were you born?", says: ["pattern.unknown", "book.ask_service"] },
        ],
      }),
    ).toBe("");
  });

  test("a correction goes back to what depends on it and no further", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...ready,
          {
            user: "no, I meant monday",
            commands: [{ command: "correct_slot", slot: "day", value: "2026-11-30" }],
            says: ["pattern.corrected", "book.confirm"],
            text: ["2026-11-30", "2026-11-30 at 09:30"],
            acts: [],
          },
          { user: "change the time", says: ["book.ask_time"], slots: { time: null } },
          { user: "11:00", says: ["book.confirm"], text: ["at 11:00"] },
          { user: "yes", acts: [{ action: "book_visit" }] },
        ],
      }),
    ).toBe("");
  });

  test("a correction of what an action was given lets the action run again", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          {
            user: "no, the patient number is 654321",
            commands: [{ command: "correct_slot", slot: "member", value: "654321" }],
          },
        ],
      }),
    ).toBe("");
  });

  test("a correction that nothing depends on yet leaves the question where it is", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          { user: "eye test", asks: "day" },
          {
            user: "no, I meant vaccination",
            says: ["pattern.corrected", "book.ask_day"],
            text: ["vaccination"],
          },
        ],
      }),
    ).toBe("");
  });

  test("cancel leaves the task with those it called, and the one below goes on", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          { user: "make a payment", asks: "amount" },
          { user: "book a visit", asks: "member" },
          {
            user: "cancel",
            says: ["pattern.cancelled", "pattern.resume", "pay.ask_amount"],
            text: ["Booking a visit"],
          },
          { user: "never mind", says: ["pattern.cancelled"], asks: null },
          { user: "cancel", says: ["pattern.nothing_to_cancel"] },
        ],
      }),
    ).toBe("");
  });

  test("only what is optional can be skipped", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          { user: "make a payment", asks: "amount" },
          { user: "skip", says: ["pattern.cannot_skip", "pay.ask_amount"] },
        ],
      }),
    ).toBe("");
  });

  test("repeats what was said, word by word", () => {
    const played = testConversation(dialogue, {
      actions,
      turns: [
        { user: "say that again", says: ["pattern.nothing_to_repeat"] },
        { user: "book a visit", says: ["verify.ask_member"] },
        { user: "pardon?", says: ["verify.ask_member"], pattern: "repeat", asks: "member" },
      ],
    });
    const texts = played.map((each) =>
      each.effects.flatMap((effect) => (effect.type === "say" ? [effect.text] : [])),
    );
    expect(texts[2]).toEqual(texts[1]);
  });

  test("repeats in the language that the person changed to", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          { user: "book a visit", says: ["verify.ask_member"], language: "en" },
          { user: "再说一遍", says: ["verify.ask_member"], text: ["就诊号"], language: "zh" },
        ],
      }),
    ).toBe("");
  });

  test("the language follows the last turn that had one", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          { user: "我想预约", language: "zh", says: ["verify.ask_member"] },
          { user: "123456", language: "zh" },
          { user: "eye test", language: "en", says: ["book.ask_day"] },
          { user: "OK 周五", language: "en" },
        ],
      }),
    ).toBe("");
  });

  test("not understood: other words, then what there is and a person, then the person", () => {
    expect(
      checkConversation(dialogue, {
        turns: [
          { user: "blah", says: ["pattern.rephrase"] },
          { user: "blub", says: ["pattern.choices"], text: ["Paying a bill", "person"] },
          { user: "hm hm", says: ["pattern.handing_over"], handsOver: "fallback", ends: "handed_over" },
        ],
      }),
    ).toBe("");
  });

  test("inside a task the fallback puts the question again, and an answer resets it", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          { user: "blah", says: ["pattern.rephrase", "book.ask_service"] },
          { user: "blub", says: ["pattern.stuck", "book.ask_service"] },
          { user: "cleaning", says: ["book.ask_day"] },
          { user: "blah", says: ["pattern.rephrase", "book.ask_day"] },
        ],
      }),
    ).toBe("");
  });

  test("the choices of the fallback are answered by name or place", () => {
    expect(
      checkConversation(dialogue, {
        turns: [
          { user: "blah" },
          { user: "blub", says: ["pattern.choices"] },
          { user: "the third", says: ["pay.ask_amount"] },
        ],
      }),
    ).toBe("");
  });

  test("turns that lead back to the same place a third time hand over", () => {
    expect(
      checkConversation(dialogue, {
        actions,
        turns: [
          ...known,
          { user: "pardon?", asks: "service" },
          { user: "thanks", asks: "service" },
          { user: "is there parking?", asks: "service" },
          { user: "pardon?", handsOver: "loop", pattern: "loop" },
        ],
      }),
    ).toBe("");
  });

  test("an unanswered question is not made up, and a yes to the offer hands over", () => {
    expect(
      checkConversation(dialogue, {
        turns: [
          { user: "what is the meaning of life?", says: ["pattern.unknown"], text: ["person"] },
          { user: "no", says: ["pattern.declined"], commands: [{ command: "chitchat", topic: "declined" }] },
          { user: "what is the meaning of life?", says: ["pattern.unknown"] },
          { user: "yes please", handsOver: "requested" },
        ],
      }),
    ).toBe("");
  });

  test("small talk is answered, in the assistant's words where it has some", () => {
    expect(
      checkConversation(dialogue, {
        turns: [
          { user: "hi", says: ["pattern.greeting"] },
          { user: "is it raining", says: ["chitchat.weather"] },
          {
            user: "what can you do?",
            says: ["pattern.help"],
            text: ["Booking a visit, Changing your address, Paying a bill"],
          },
          { user: "谢谢", says: ["pattern.thanks"], language: "zh" },
          { user: "再见", says: ["pattern.bye"], ends: "completed" },
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
