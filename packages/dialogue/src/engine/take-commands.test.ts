import { describe, expect, test } from "vitest";
import { asking, assistantOf, begin, check, says, set } from "../testing/__fixtures__/small-assistant.ts";
import type { Script } from "../testing/index.ts";

describe("knowledge", () => {
  const assistant = (confidence: number) =>
    assistantOf([asking("main")], {
      knowledge: {
        threshold: 0.5,
        answer: () => [{ confidence, text: "It is so. [fact:x]", slots: { about: "x" } }],
      },
    });

  test("from the threshold on is said, and what it is about kept", () => {
    expect(
      check(assistant(0.5), [
        {
          user: "why?",
          says: ["knowledge"],
          text: ["[fact:x]"],
          slots: { about: "x" },
          pattern: "knowledge",
        },
      ]),
    ).toBe("");
  });

  test.each([0.49, 0, Number.NaN])("at %d is not said", (confidence) => {
    expect(
      check(assistant(confidence), [{ user: "why?", says: ["pattern.unknown"], slots: { about: null } }]),
    ).toBe("");
  });

  test("a question is answered even where any text would do as an answer", () => {
    expect(
      check(assistant(0.9), [
        { user: "x", model: [begin("main")], asks: "mainSlot" },
        { user: "why is that?", says: ["knowledge", "ask"], asks: "mainSlot" },
      ]),
    ).toBe("");
  });
});

describe("endings", () => {
  test("a goodbye inside a task cancels it", () => {
    expect(
      check(assistantOf([asking("main")]), [
        { user: "x", model: [begin("main")] },
        { user: "bye", ends: "cancelled" },
      ]),
    ).toBe("");
  });

  test("a finished task says what is next only where the assistant has words for it", () => {
    const assistant = assistantOf([asking("main")]);
    const more = {
      ...assistant,
      responses: { ...assistant.responses, "pattern.completed": says("Anything else?") },
    };
    const turns: Script["turns"] = [{ user: "x", model: [begin("main"), set("mainSlot", "1")] }];
    expect(
      check(
        assistant,
        turns.map((turn) => ({ ...turn, says: ["done"] })),
      ),
    ).toBe("");
    expect(
      check(
        more,
        turns.map((turn) => ({ ...turn, says: ["done", "pattern.completed"] })),
      ),
    ).toBe("");
  });

  test("of two interrupts that a model proposes the stronger one counts", () => {
    expect(
      check(assistantOf([asking("main")]), [
        {
          user: "x",
          model: [
            { command: "interrupt", interrupt: "identity" },
            { command: "interrupt", interrupt: "opt_out" },
          ],
          says: ["pattern.opt_out"],
        },
      ]),
    ).toBe("");
  });

  test("an interrupt that the assistant does not have is refused", () => {
    expect(
      check({ ...assistantOf([asking("main")]), interrupts: { human: false } }, [
        { user: "x", model: [{ command: "interrupt", interrupt: "human" }], refused: ["not_allowed"] },
        { user: "x", model: [{ command: "hand_over" }], refused: ["not_allowed"] },
      ]),
    ).toBe("");
  });
});
