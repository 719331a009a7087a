import * as fc from "fast-check";
import { expect, it } from "vitest";
import { clip, plainLine } from "./plain-text.ts";

it("takes out what moves a cursor or turns the direction of writing", () => {
  expect(plainLine("a\u001B[31mred\r\n\u202Eb\uD800")).toBe("a [31mred b\uFFFD");
});

it("leaves one line, whatever comes in", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0x10_ffff })).map((points) => String.fromCodePoint(...points)),
      (text) => {
        expect(plainLine(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      },
    ),
  );
});

it("cuts between characters", () => {
  expect(clip("abc", 3)).toBe("abc");
  expect(clip("abcd", 3)).toBe("ab…");
  expect(clip("a😀bc", 3)).toBe("a…");
});
