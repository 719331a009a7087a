import { describe, expect, it } from "vitest";
import { findCodes } from "./codes.ts";
import { normalise } from "./folded.ts";

function codesIn(turn: string): string[] {
  return findCodes(normalise(turn)).map(({ entity }) =>
    "value" in entity ? `${entity.type} ${entity.value}` : entity.type,
  );
}

describe("codes", () => {
  it.each([
    ["我的手机是138 1234 5678", "phone +8613812345678"],
    ["13812345678", "phone +8613812345678"],
    ["+86 138-1234-5678", "phone +8613812345678"],
    ["010-12345678", "phone +861012345678"],
    ["0755 1234567", "phone +867551234567"],
    ["400-820-8820", "phone +864008208820"],
    ["call (415) 555-2671 please", "phone +14155552671"],
    ["+44 20 7946 0958", "phone +442079460958"],
    ["my number is 4155552671", "phone +14155552671"],
    ["幺三八幺二三四五六七八", "phone +8613812345678"],
    ["一三八，一二三四，五六七八", "phone +8613812345678"],
    ["one three eight one two three four five six seven eight", "phone +8613812345678"],
    ["five five five oh one double two", "phone 5550122"],
    ["京A12345", "plate 京A12345"],
    ["滬A·12345", "plate 沪A12345"],
    ["粤B F12345", "plate 粤BF12345"],
    ["京A1234学", "plate 京A1234学"],
    ["order #W2378156", "order W2378156"],
    ["订单号是 20261125001", "order 20261125001"],
    ["单号SF1234567890123", "order SF1234567890123"],
    ["ORD-20261125-001", "order ORD-20261125-001"],
    ["ticket 4567", "order 4567"],
    ["mail me at Foo.Bar@example.com.", "email foo.bar@example.com"],
    ["see https://example.com/a?b=1, ok", "url https://example.com/a?b=1"],
    ["打开www.foo.cn。", "url www.foo.cn"],
  ])("reads %j as %j", (turn, code) => {
    expect(codesIn(turn)).toEqual([code]);
  });

  it.each(["8000000000 users", "H100 and GPT-4", "2026-12-01 10:30", "case study of 300", "order 3 of them"])(
    "reads no code in %j",
    (turn) => {
      expect(codesIn(turn)).toEqual([]);
    },
  );

  it("parts a number from the figures behind it", () => {
    expect(codesIn("138 1234 5678 2")).toEqual(["phone +8613812345678"]);
  });
});
