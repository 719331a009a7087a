import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";
import { normalise } from "./folded.ts";
import { createGazetteer } from "./gazetteer.ts";

const models = {
  id: "model",
  entries: [
    { id: "gpt-4", names: ["GPT-4"] },
    { id: "gpt-4o", names: ["GPT-4o"] },
    { id: "claude", names: ["Claude"] },
    { id: "h100", names: ["H100"] },
  ],
};
const companies = {
  id: "company",
  entries: [
    { id: "nvidia", names: ["NVIDIA", "英伟达"] },
    { id: "openai", names: ["OpenAI"] },
    { id: "deepmind", names: ["Google DeepMind"] },
  ],
};
const terms = {
  id: "term",
  entries: [
    { id: "ai", names: ["AI", "人工智能"] },
    { id: "service", names: ["客户服务成本"] },
    { id: "cpp", names: ["C++"] },
  ],
};

const index = createGazetteer([models, companies, terms], {
  isKnown: (word) => word === "cloud" || word === "人工智商",
});

function namesIn(turn: string): string[] {
  const text = normalise(turn);
  return index
    .find(text)
    .map(({ start, end, entity }) => `${text.slice(start, end)}=${entity.type === "name" ? entity.id : ""}`);
}

describe("names", () => {
  it.each([
    ["gpt 4 or GPT-4o?", ["gpt 4=gpt-4", "gpt-4o=gpt-4o"]],
    ["open ai's plan", ["open ai=openai"]],
    ["用GPT4多少钱", ["gpt4=gpt-4"]],
    ["OpenAI英偉達", ["openai=openai", "英伟达=nvidia"]],
    ["two h100s", ["h100s=h100"]],
    ["is c++ fast", ["c++=cpp"]],
    ["about gpt-4.", ["gpt-4=gpt-4"]],
  ])("are found in %j", (turn, names) => {
    expect(namesIn(turn)).toEqual(names);
  });

  it.each(["gpt-4.1", "said", "GPT-5", "H200", "a i", "claudette"])("are not found in %j", (turn) => {
    expect(namesIn(turn)).toEqual([]);
  });

  it.each([
    ["what does nvdia cost", ["nvdia=nvidia"]],
    ["NVIDAI 多少钱", ["nvidai=nvidia"]],
    ["clade", ["clade=claude"]],
    ["gogle depmind", ["gogle depmind=deepmind"]],
    ["人工智障", ["人工智障=ai"]],
    ["客户服务程本", ["客户服务程本=service"]],
  ])("are found with typing errors in %j", (turn, names) => {
    expect(namesIn(turn)).toEqual(names);
  });

  it("are not read into words that people use", () => {
    expect(namesIn("cloud")).toEqual([]);
    expect(namesIn("人工智商")).toEqual([]);
  });

  it("score less with typing errors", () => {
    expect(
      index.find("claude clade").map(({ entity }) => (entity.type === "name" ? entity.score : 0)),
    ).toEqual([1, 1 - 1 / 6]);
  });

  it("are the longest that fit, and all that are called the same", () => {
    const shared = createGazetteer([
      {
        id: "a",
        entries: [
          { id: "1", names: ["cost"] },
          { id: "2", names: ["training cost"] },
        ],
      },
      { id: "b", entries: [{ id: "3", names: ["training cost"] }] },
    ]);
    expect(
      shared.find("the training cost").map(({ entity }) => (entity.type === "name" ? entity.id : "")),
    ).toEqual(["2", "3"]);
  });

  it("tolerate nothing where the gazetteer says so", () => {
    const strict = createGazetteer([{ ...companies, fuzzy: false }]);
    expect(strict.find("nvdia")).toEqual([]);
    expect(index.findExact("nvdia")).toEqual([]);
  });

  it("survive one swapped, lost, added or wrong letter", () => {
    const letter = fc.constantFrom(..."bcdefghijklmnopqrstuvwxyz".split(""));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        letter,
        fc.constantFrom("swap", "lose", "add", "change"),
        (at, other, kind) => {
          const name = "googledeepmind";
          const typed = {
            swap: name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
            lose: name.slice(0, at) + name.slice(at + 1),
            add: name.slice(0, at) + other + name.slice(at),
            change: name.slice(0, at) + other + name.slice(at + 1),
          }[kind];
          expect(namesIn(typed)).toEqual([`${typed}=deepmind`]);
        },
      ),
    );
  });
});

describe("the edit distance", () => {
  it.each([
    ["abc", "abc", 0],
    ["abc", "acb", 1],
    ["abc", "ab", 1],
    ["kitten", "sitting", 3],
    ["", "ab", 2],
  ])("of %j and %j is %d", (left, right, distance) => {
    expect(editDistance(left, right, 5)).toBe(distance);
  });

  it("is one more than the limit where it is larger", () => {
    expect(editDistance("kitten", "sitting", 2)).toBe(3);
    expect(editDistance("abcdef", "uvwxyz", 2)).toBe(3);
  });

  it("is the same both ways", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right, 8)).toBe(editDistance(right, left, 8));
      }),
    );
  });
});
