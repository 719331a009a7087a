import { expect, it } from "vitest";
import { z } from "zod";
import { createUpgrade, turnVersion, upgradeTurn } from "./upgrade-turn.ts";

const Note = z.strictObject({ version: z.literal(3), words: z.array(z.string()), isOld: z.boolean() });
const read = createUpgrade(Note, [
  ({ text, ...rest }) => ({ ...rest, version: 2, words: String(text).split(" ") }),
  (second) => ({ ...second, version: 3, isOld: true }),
]);

it("raises a value by one version after the other, from whichever it has", () => {
  const expected = { version: 3, words: ["a", "b"], isOld: true };
  expect(read({ version: 1, text: "a b" })).toEqual(expected);
  expect(read({ version: 2, words: ["a", "b"] })).toEqual(expected);
  expect(read({ ...expected, isOld: false })).toEqual({ ...expected, isOld: false });
});

it("refuses what a newer version has stored", () => {
  expect(() => read({ version: 4, words: [], isOld: true })).toThrow(
    expect.objectContaining({
      name: "TurnError",
      code: "agent.newer_turn",
      message: "A turn is of version 4; this Assay reads up to 3. Update it.",
    }),
  );
});

it.each([
  { version: 3, words: "a" },
  { version: 0 },
  { version: "1" },
  { version: 1.5 },
  {},
  null,
  "text",
  [],
])("says that a value is damaged: %j", (stored) => {
  expect(() => read(stored)).toThrow(expect.objectContaining({ code: "agent.damaged_turn" }));
});

it("reads a turn of the version that is written", () => {
  const turn = {
    version: turnVersion,
    id: "6f1d7f0e-53a5-4b3f-9d7b-0f0a4dfb9a01",
    threadId: "6f1d7f0e-53a5-4b3f-9d7b-0f0a4dfb9a02",
    parentId: null,
    role: "user",
    status: "done",
    parts: [{ type: "text", text: "Hello" }],
    createdAt: "2026-11-25T12:00:00.000Z",
  };
  expect(upgradeTurn(turn)).toEqual(turn);
  expect(() => upgradeTurn({ ...turn, version: turnVersion + 1 })).toThrow(
    expect.objectContaining({ code: "agent.newer_turn" }),
  );
  expect(() => upgradeTurn({ ...turn, mood: "good" })).toThrow(
    expect.objectContaining({ code: "agent.damaged_turn" }),
  );
});
