import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, longestTurn, normalise, spanOf } from "./folded.ts";

describe("folding a turn", () => {
  it.each([
    ["應用ＡＩ", "应用ai"],
    ["１２，０００　元", "12,000 元"],
    ["  a\u200Bb\u202E  c\n\td ", "ab c d"],
    ["¥５０％", "¥50%"],
    ["2½ hours", "2.5 hours"],
    ["貳拾萬", "贰拾万"],
    ["It’s “fine” – really", `it's "fine" - really`],
    ["\uD800x", "x"],
  ])("makes %j %j", (turn, folded) => {
    expect(normalise(turn)).toBe(folded);
  });

  it("keeps the way back to what was typed", () => {
    const folded = fold("  價錢是１２，０００元");
    const start = folded.text.indexOf("12,000");
    expect(spanOf(folded, start, start + 6)).toEqual({ text: "１２，０００", start: 5, end: 11 });
  });

  it("keeps the way back where one character becomes several", () => {
    const folded = fold("x ㎏ y");
    expect(folded.text).toBe("x kg y");
    expect(spanOf(folded, 2, 4)).toEqual({ text: "㎏", start: 2, end: 3 });
  });

  it("cuts a long turn and no character in two", () => {
    expect(fold("a".repeat(100_000)).original).toHaveLength(longestTurn);
    const { original } = fold(`${"a".repeat(longestTurn - 1)}😀`);
    expect(original).toBe("a".repeat(longestTurn - 1));
  });

  it("gives every unit a place inside the turn, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (turn) => {
        const folded = fold(turn);
        const spans = Array.from({ length: folded.text.length }, (_, at) => spanOf(folded, at, at + 1));
        expect(
          spans.filter(({ text, start, end }) => start >= end || text !== turn.slice(start, end)),
        ).toEqual([]);
      }),
    );
  });

  it("changes nothing that is folded already", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (turn) => {
        const once = normalise(turn);
        expect(normalise(once)).toBe(once);
      }),
    );
  });
});
