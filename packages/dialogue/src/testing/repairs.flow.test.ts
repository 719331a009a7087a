import { describe, expect, test } from "vitest";
import { clinicActions as actions, clinicDialogue as dialogue } from "./__fixtures__/clinic-dialogue.ts";
import { checkConversation, testConversation } from "./test-conversation.ts";
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
