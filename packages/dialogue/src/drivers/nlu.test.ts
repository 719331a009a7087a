import { describe, expect, test } from "vitest";
import { createDialogue } from "../dialogue.ts";
import { clinic } from "../testing/__fixtures__/clinic.ts";
import { clinicDialogue } from "../testing/__fixtures__/clinic-dialogue.ts";
import type { Guess, Understanding } from "../understanding/understanding.ts";

const start = clinicDialogue.start();
const context = { now: "2026-11-25T13:30" };

function understood(
  text: string,
  guesses: readonly Guess[] = [{ intent: "none", probability: 1 }],
): Understanding {
  return { text, normalised: text.toLowerCase(), writtenIn: "en", entities: [], guesses };
}
const guessing = (...guesses: readonly (readonly [string, number])[]) =>
  guesses.map(([intent, probability]) => ({ intent, probability }));

describe("guesses", () => {
  test("count from the threshold on, ahead of the next by the margin", () => {
    for (const guesses of [
      guessing(["pay_bill", 0.7], ["change_address", 0.2]),
      guessing(["pay_bill", 0.5], ["none", 0.25]),
      guessing(["pay_bill", 0.625], ["none", 0.475]),
    ])
      expect(clinicDialogue.propose(understood("my bill", guesses), start)).toEqual([
        { command: "start_flow", flow: "pay" },
      ]);
  });

  test("two near to each other are asked about", () => {
    const torn = understood("my account", guessing(["pay_bill", 0.45], ["change_address", 0.4]));
    expect(clinicDialogue.propose(torn, start)).toEqual([{ command: "clarify", flows: ["pay", "move"] }]);
  });

  test("unsure or none is not understood", () => {
    for (const guesses of [
      guessing(["pay_bill", 0.4], ["none", 0.35]),
      guessing(["none", 0.9], ["pay_bill", 0.1]),
    ])
      expect(clinicDialogue.propose(understood("hum", guesses), start)).toEqual([
        { command: "cannot_handle" },
      ]);
  });

  test("inside a task a new one takes more", () => {
    const { state } = clinicDialogue.step(start, { type: "user", text: "make a payment" }, context);
    const unsure = understood("moving", guessing(["change_address", 0.55], ["none", 0.3]));
    expect(clinicDialogue.propose(unsure, start)).toEqual([{ command: "start_flow", flow: "move" }]);
    expect(clinicDialogue.propose(unsure, state)).toEqual([{ command: "cannot_handle" }]);
  });
});

describe("an open question", () => {
  const { state } = clinicDialogue.step(start, { type: "user", text: "make a payment" }, context);
  const number = (text: string, value: number, guesses: readonly Guess[]): Understanding => {
    const at = text.indexOf(String(value));
    return {
      ...understood(text, guesses),
      entities: [{ type: "number", text: String(value), start: at, end: at + String(value).length, value }],
    };
  };

  test("is answered even where another task is likely", () => {
    const answer = number("200 for the move", 200, guessing(["change_address", 0.8], ["none", 0.2]));
    expect(clinicDialogue.propose(answer, state)).toEqual([
      { command: "set_slot", slot: "amount", value: 200 },
    ]);
  });

  test("waits where the turn is about something else for sure", () => {
    const aside = number(
      "I have moved to number 20 in the High Street",
      20,
      guessing(["change_address", 0.95]),
    );
    expect(clinicDialogue.propose(aside, state)).toEqual([{ command: "start_flow", flow: "move" }]);
  });
});

describe("a day with its time", () => {
  const dated = (text: string, words: string, date: string, time: string): Understanding => {
    const at = text.indexOf(words);
    return {
      ...understood(text, guessing(["book_visit", 0.9])),
      entities: [{ type: "date", text: words, start: at, end: at + words.length, date, time }],
    };
  };
  const turns = ["book a visit", "123456"];

  test("fills two slots", () => {
    const turn = dated("book a visit on friday at ten", "friday at ten", "2026-11-27", "10:00");
    expect(clinicDialogue.propose(turn, start)).toEqual([
      { command: "start_flow", flow: "book" },
      { command: "set_slot", slot: "day", value: "2026-11-27" },
      { command: "set_slot", slot: "time", value: "10:00" },
    ]);
  });

  test("corrects what was said and fills what is asked", () => {
    let state = start;
    for (const text of turns) state = clinicDialogue.step(state, { type: "user", text }, context).state;
    const outcome = { ok: true, output: { name: "Ada" } } as const;
    state = clinicDialogue.step(state, { type: "result", call: "call-1", outcome }, context).state;
    state = clinicDialogue.step(state, { type: "user", text: "eye test tomorrow" }, context).state;
    expect(state.asked).toBe("time");
    const turn = dated("no, friday at ten", "friday at ten", "2026-11-27", "10:00");
    expect(clinicDialogue.propose({ ...turn, guesses: guessing(["none", 1]) }, state)).toEqual([
      { command: "correct_slot", slot: "day", value: "2026-11-27" },
      { command: "set_slot", slot: "time", value: "10:00" },
    ]);
  });

  test("the words of a number stand for one slot only", () => {
    const number = { type: "number", text: "123456", start: 17, end: 23, value: 123456 } as const;
    const turn = {
      ...understood("book a visit for 123456", guessing(["book_visit", 0.9])),
      entities: [number],
    };
    expect(clinicDialogue.propose(turn, start)).toEqual([
      { command: "start_flow", flow: "book" },
      { command: "set_slot", slot: "member", value: "123456" },
    ]);
  });
});

describe("rules of the assistant", () => {
  const ruled = createDialogue(
    {
      ...clinic,
      read: ({ normalised }) =>
        normalised === "x" ? [{ command: "set_slot", slot: "booking", value: "B-7" }] : [],
    },
    { reader: { read: (text) => understood(text) } },
  );

  test("stand before the classifier and may fill internal slots", () => {
    expect(ruled.step(start, { type: "user", text: "x" }, context).state.slots).toEqual({ booking: "B-7" });
  });

  test("do not stand before a global interrupt", () => {
    expect(ruled.propose(understood("stop calling me"), start)).toEqual([
      { command: "interrupt", interrupt: "opt_out" },
    ]);
  });

  test("that throw are noted, and the turn is not understood", () => {
    const broken = createDialogue(
      {
        ...clinic,
        read: () => {
          throw new Error("no such table");
        },
      },
      { reader: { read: (text) => understood(text) } },
    );
    expect(broken.step(start, { type: "user", text: "x" }, context).effects).toMatchObject([
      { type: "note", commands: [{ command: "cannot_handle" }], faults: ["reading: no such table"] },
      { type: "say", response: "pattern.rephrase" },
    ]);
  });
});

test("without anybody to hand over to, what gets nowhere is left and the conversation goes on", () => {
  const alone = createDialogue(
    { ...clinic, interrupts: { human: false } },
    { reader: { read: (text) => understood(text) } },
  );
  let state = start;
  const said: string[] = [];
  for (const text of ["blah", "blub", "hum", "get me a human"]) {
    const stepped = alone.step(state, { type: "user", text }, context);
    state = stepped.state;
    said.push(
      ...stepped.effects.flatMap((effect) =>
        effect.type === "say" ? [`${effect.response}: ${effect.text}`] : [],
      ),
    );
  }
  expect(said.map((each) => each.split(":")[0])).toEqual([
    "pattern.rephrase",
    "pattern.choices",
    "pattern.give_up",
    "pattern.rephrase",
  ]);
  expect(said.join(" ")).not.toContain("person");
  expect(state.ended).toBeNull();
});
