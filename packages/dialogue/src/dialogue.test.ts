import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDialogue } from "./dialogue.ts";
import { patternResponses } from "./patterns/responses.ts";
import { clinic } from "./testing/__fixtures__/clinic.ts";
import { clinicActions as actions } from "./testing/__fixtures__/clinic-dialogue.ts";
import { type Script, checkConversation, play, transcript } from "./testing/index.ts";

const dialogue = createDialogue(clinic);
const check = (turns: Script["turns"]) => checkConversation(dialogue, { actions, turns });

describe("with its own reader", () => {
  test("a visit is booked in English, corrected on the way", () => {
    expect(
      check([
        {
          user: "I'd like to book a dental cleaning next friday at half past nine",
          commands: [
            { command: "start_flow", flow: "book" },
            { command: "set_slot", slot: "service", value: "cleaning" },
            { command: "set_slot", slot: "day", value: "2026-12-04" },
            { command: "set_slot", slot: "time", value: "09:30" },
          ],
        },
        { user: "123456", asks: "note" },
        { user: "nothing", asks: "isConfirmed" },
        {
          user: "no, make it Monday",
          says: ["pattern.corrected", "book.confirm"],
          slots: { day: "2026-11-30" },
        },
        { user: "yes", says: ["book.done"], acts: [{ action: "book_visit" }] },
      ]),
    ).toBe("");
  });

  test("and in Chinese, with another task in between", () => {
    expect(
      check([
        { user: "我想约个视力检查", language: "zh", slots: { service: "eye_test" }, asks: "member" },
        { user: "六五四三二一", asks: "day", slots: { member: "654321" } },
        { user: "下周三下午三点半", asks: "note", slots: { day: "2026-12-02", time: "15:30" } },
        {
          user: "我要交费，两百块",
          says: ["pay.done", "pattern.resume", "book.ask_note"],
          slots: { amount: 200 },
        },
        { user: "没有", asks: "isConfirmed" },
        { user: "对的", says: ["book.done"] },
      ]),
    ).toBe("");
  });

  test("the same conversation is the same, byte by byte, also with the classifier kept from before", () => {
    expect(dialogue.model).toBeDefined();
    const kept = JSON.parse(JSON.stringify(dialogue.model));
    const again = createDialogue(clinic, { model: kept });
    expect(again.model).toEqual(dialogue.model);
    const turns = [
      "book an appointment tomorrow",
      "123456",
      "eye test",
      "10:30",
      "跳过",
      "不对，改成周五",
      "好",
      "what's the weather like",
    ].map((user) => ({ user }));
    expect(transcript(play(again, { actions, turns }))).toBe(transcript(play(dialogue, { actions, turns })));
  });

  test("any text is a turn", () => {
    const context = { now: "2026-11-25T13:30" };
    const started = dialogue.step(dialogue.start(), { type: "user", text: "我要改地址" }, context).state;
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.constantFrom(dialogue.start(), started),
        (text, state) => {
          const { effects } = dialogue.step(state, { type: "user", text }, context);
          expect(effects[0]).not.toHaveProperty("faults");
          expect(effects.length).toBeGreaterThan(1);
        },
      ),
    );
  });

  test("a clock that is none is noted, and the turn is not understood", () => {
    const { effects } = dialogue.step(
      dialogue.start(),
      { type: "user", text: "book a visit" },
      { now: "soon" },
    );
    expect(effects).toMatchObject([
      { faults: [expect.stringContaining("reader")] },
      { response: "pattern.rephrase" },
    ]);
  });
});

describe("what the patterns say", () => {
  test.each(Object.entries(patternResponses))(
    "%s has two or more wordings in each language, none twice",
    (_, response) => {
      for (const wordings of [response.zh, response.en]) {
        const texts = wordings.map((wording) =>
          typeof wording === "string"
            ? wording
            : wording({ slots: { human: true, options: "A", flows: ["A"] }, language: "en" }),
        );
        expect(texts.length).toBeGreaterThan(1);
        expect(new Set(texts).size).toBe(texts.length);
        expect(texts.every((text) => text.trim() !== "")).toBe(true);
      }
    },
  );

  test("is the assistant's own where it has words for it", () => {
    const own = createDialogue(
      { ...clinic, responses: { ...clinic.responses, "pattern.rephrase": { zh: ["啊？"], en: ["Eh?"] } } },
      dialogue.model === undefined ? {} : { model: dialogue.model },
    );
    expect(checkConversation(own, { turns: [{ user: "blah blub", text: [/^Eh\?$/] }] })).toBe("");
  });
});
