import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPii } from "./pii-patterns.ts";
import { PiiPolicy, createPiiVault, maskAll } from "./pii.ts";

const found = (text: string) =>
  findPii(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe("findPii", () => {
  it.each([
    ["Write to ann.lee+x@mail.example.com.", ["email: ann.lee+x@mail.example.com"]],
    ["手机13800138000，座机010-62345678", ["phone: 13800138000", "phone: 010-62345678"]],
    ["+86 138 0013 8000", ["phone: +86 138 0013 8000"]],
    ["Call +1 (415) 555-0132 or 415-555-0132", ["phone: +1 (415) 555-0132", "phone: 415-555-0132"]],
    ["身份证 11010519491231002X 已核对", ["cn_id: 11010519491231002X"]],
    ["Card 4111 1111 1111 1111, thanks", ["card: 4111 1111 1111 1111"]],
    ["IBAN DE89 3704 0044 0532 0130 00", ["iban: DE89 3704 0044 0532 0130 00"]],
    ["SSN 123-45-6789", ["us_ssn: 123-45-6789"]],
    ["from 203.0.113.7 and 2001:db8::8a2e:370:7334", ["ip: 203.0.113.7", "ip: 2001:db8::8a2e:370:7334"]],
    ["key sk-abcdefghijklmnop1234", ["secret: sk-abcdefghijklmnop1234"]],
    ["password: hunter22!", ["secret: hunter22!"]],
    ["密码是abc12345。", ["secret: abc12345"]],
    ["AKIAIOSFODNN7EXAMPLE", ["secret: AKIAIOSFODNN7EXAMPLE"]],
    [
      "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
      ["secret: -----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"],
    ],
    ["１３８００１３８０００", ["phone: １３８００１３８０００"]],
  ])("finds what is in %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ["a wrong check character", "110105194912310021"],
    ["a card number with a wrong digit", "4111 1111 1111 1112"],
    ["an IBAN with a wrong digit", "GB82 WEST 1234 5698 7654 33"],
    ["amounts", "It costs 700,000 dollars for 100,000,000 users in 2024."],
    ["a version and a time", "v1.2.3 at 10:30:15"],
    ["this machine", "http://127.0.0.1:3000"],
    ["words about passwords", "Your password must be long."],
    ["a hotline", "请拨打400-820-8820"],
    ["a date", "2024-11-05"],
  ])("leaves %s alone", (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  it("never overlaps and never leaves the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("1", "3", "8", "-", " ", "+", "a", "@", ".", "DE", "sk-", ":", "０"), {
          maxLength: 60,
        }),
        (parts) => {
          const text = parts.join("");
          let last = 0;
          for (const { start, end } of findPii(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe("createPiiVault", () => {
  it("puts one placeholder in for one value, and gives the value back", () => {
    const vault = createPiiVault(maskAll);
    const text = "13800138000 called 13900139000, then 13800138000 again";
    const masked = vault.mask(text);
    expect(masked).toEqual({
      text: "[phone 1] called [phone 2], then [phone 1] again",
      blocked: [],
      counts: { phone: 3 },
    });
    expect(vault.restore(masked.text)).toBe(text);
  });

  it("masks secrets when nobody says otherwise, and nothing else", () => {
    const vault = createPiiVault(PiiPolicy.parse({}));
    expect(vault.mask("a@b.example, password: hunter22").text).toBe("a@b.example, password: [secret 1]");
  });

  it("names the kinds that must not be sent at all", () => {
    const vault = createPiiVault(PiiPolicy.parse({ card: "block" }));
    expect(vault.mask("4111111111111111")).toEqual({
      text: "[card 1]",
      blocked: ["card"],
      counts: { card: 1 },
    });
  });

  it("masks every text of a JSON value, its keys too", () => {
    const vault = createPiiVault(maskAll);
    expect(vault.maskJson({ "a@b.example": ["call 13800138000", 5, null] })).toEqual({
      "[email 1]": ["call [phone 1]", 5, null],
    });
  });
});
