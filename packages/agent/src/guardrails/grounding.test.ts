import { describe, expect, it } from "vitest";
import type { ResolveCitation } from "../citation.ts";
import { checkGrounding } from "./grounding.ts";
import { sentencesIn } from "./sentence.ts";

const resolve: ResolveCitation = (id) =>
  id === "fact:cost" ? { id, title: id, state: "exists", href: "/" } : undefined;
const check = (text: string, isOfDomain?: (value: number) => boolean) =>
  checkGrounding(text, { resolve, language: "en", ...(isOfDomain && { isOfDomain }) });

describe("checkGrounding", () => {
  it("is content with an answer whose figures are cited", () => {
    expect(check("It costs $700,000 a day [fact:cost]. That is a lot.")).toEqual({
      isGrounded: true,
      unresolved: [],
      uncited: [],
    });
    expect(check("It costs $700,000 a day. [1]\n每天70万美元。[1]").isGrounded).toBe(true);
  });

  it("names ids that no record has, once", () => {
    expect(check("A [fact:gone]. B [fact:gone, fact:cost].").unresolved).toEqual(["fact:gone"]);
  });

  it("flags sentences that state a figure and cite nothing", () => {
    const { isGrounded, uncited } = check("It costs $700,000 [fact:cost]. It has 12 parts. Fine.");
    expect(isGrounded).toBe(false);
    expect(uncited.map(({ text }) => text.trim())).toEqual(["It has 12 parts."]);
  });

  it("lets figures be that are not the domain's", () => {
    expect(check("You asked for 3 examples.", (value) => value === 700_000).isGrounded).toBe(true);
    expect(check("It costs 700,000.", (value) => value === 700_000).isGrounded).toBe(false);
  });
});

describe("sentencesIn", () => {
  it.each([
    ["One. Two! Three?", ["One.", "Two!", "Three?"]],
    ["一。二！三", ["一。", "二！", "三"]],
    ["It is 3.5 now. [fact:a] Next", ["It is 3.5 now. [fact:a]", "Next"]],
    ["1. First point\n- second", ["1. First point", "- second"]],
  ])("cuts %j", (text, expected) => {
    expect(sentencesIn(text).map((sentence) => sentence.text.trim())).toEqual(expected);
  });
});
