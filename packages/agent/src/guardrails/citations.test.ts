import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResolveCitation } from "../citation.ts";
import type { CitationStreamOptions } from "./citations.ts";
import { createCitationStream } from "./citations.ts";

const figures: Record<string, number[]> = {
  "fact:cost": [700_000],
  "fact:users": [100_000_000],
  "fact:share": [70],
  "section:2.1": [],
};
const resolve: ResolveCitation = (id) =>
  id in figures ? { id, title: `Title of ${id}`, state: "exists", href: `/sources/${id}` } : undefined;
const options: CitationStreamOptions = {
  resolve,
  language: "en",
  figuresOf: (id) => figures[id] ?? [],
};

function convert(deltas: readonly string[], more: Partial<CitationStreamOptions> = {}) {
  const stream = createCitationStream({ ...options, ...more });
  const text = deltas.map((delta) => stream.push(delta)).join("") + stream.flush();
  return { text, ...stream.sources() };
}

const states = (result: ReturnType<typeof convert>) =>
  result.citations.map(({ id, state }) => `${id} ${state}`);

describe("createCitationStream", () => {
  it("numbers marks in the order in which they are first cited", () => {
    const result = convert(["It costs much [fact:cost], for many [fact:users]. Again [fact:cost]."]);
    expect(result.text).toBe("It costs much [1], for many [2]. Again [1].");
    expect(result.citations.map(({ number, id, href }) => [number, id, href])).toEqual([
      [1, "fact:cost", "/sources/fact:cost"],
      [2, "fact:users", "/sources/fact:users"],
    ]);
    expect(result.hasSources).toBe(true);
  });

  it.each([
    ["several in one bracket", "A [fact:cost, fact:users].", "A [1][2]."],
    ["several of one kind", "A [fact:cost; users].", "A [1][2]."],
    ["full-width brackets", "成本很高【fact:cost】。", "成本很高[1]。"],
    ["full-width colon and comma", "成本［fact：cost，fact：users］。", "成本[1][2]。"],
    ["the same twice in one bracket", "A [fact:cost, fact:cost].", "A [1]."],
    ["a link made of a mark", "A [fact:cost](https://x.example)", "A [1] (https://x.example)"],
    ["an unknown kind is text", "See [note:this] and [10:30].", "See [note:this] and [10:30]."],
    ["a bracket that never closes", "An [open bracket", "An [open bracket"],
    ["a bracket within a bracket", "A [[fact:cost]]", "A [[1]]"],
    ["a number the engine wrote itself", "As [1] says.", "As (1) says."],
    ["an index of code", "Take rows[1] then.", "Take rows[1] then."],
    ["a task of a list", "- [ ] open\n- [x] done", "- [ ] open\n- [x] done"],
  ])("reads %s", (_name, given, shown) => {
    expect(convert([given]).text).toBe(shown);
  });

  it("takes ids that do not resolve out of the text and lists them last as unconfirmed", () => {
    const result = convert(["It costs little [fact:nothing]. And much [fact:cost, fact:gone]."]);
    expect(result.text).toBe("It costs little. And much [1].");
    expect(states(result)).toEqual(["fact:cost exists", "fact:nothing unconfirmed", "fact:gone unconfirmed"]);
    expect(result.unconfirmed).toEqual(["fact:nothing", "fact:gone"]);
    expect(result.citations.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it("says that an answer with nothing but unconfirmed ids has no sources", () => {
    expect(convert(["So it is [fact:nothing]."]).hasSources).toBe(false);
    expect(convert(["Hello."])).toMatchObject({ hasSources: false, citations: [] });
  });

  it.each([
    ["a figure that agrees", "It costs $700,000 a day [fact:cost].", "checked"],
    ["the same in words of size", "It costs 0.7 million dollars [fact:cost].", "checked"],
    ["the same in Chinese", "每天花费70万美元[fact:cost]。", "checked"],
    ["a mark after the full stop", "It costs $700,000 a day. [fact:cost] Next.", "checked"],
    ["another figure", "It costs $800,000 a day [fact:cost].", "exists"],
    ["one of two figures that is nobody's", "It costs $700,000 for 12 models [fact:cost].", "exists"],
    ["no figure", "It costs a lot [fact:cost].", "exists"],
    ["a figure in another sentence", "That is 800,000. It costs a lot [fact:cost].", "exists"],
    ["a date beside the figure", "In 2023 it cost $700,000 a day [fact:cost].", "checked"],
  ])("of %s the state is right", (_name, text, state) => {
    expect(convert([text]).citations[0]?.state).toBe(state);
  });

  it("takes the check back where a later sentence says another figure", () => {
    const result = convert(["It costs $700,000 [fact:cost]. No, it costs $900,000 [fact:cost]."]);
    expect(states(result)).toEqual(["fact:cost exists"]);
  });

  it("checks figures of a sentence against all records it cites", () => {
    const result = convert(["With 100 million users it costs $700,000 [fact:cost][fact:users]."]);
    expect(states(result)).toEqual(["fact:cost checked", "fact:users checked"]);
  });

  it("goes on with the numbers of the turn's earlier text", () => {
    const first = convert(["A [fact:cost]."]);
    const second = convert(["B [fact:users], C [fact:cost]."], { earlier: first.citations });
    expect(second.text).toBe("B [2], C [1].");
  });

  it("shows the same however the text is cut into deltas", () => {
    const whole =
      "成本 【fact:cost】 and [fact:users, fact:gone]  rows[1] [2] (a) [fact:share](x)\n[open [section:2.1] end. It costs $700,000 [fact:cost].";
    const expected = convert([whole]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 30 }), (cuts) => {
        const places = [0, ...cuts.toSorted((left, right) => left - right), whole.length];
        const deltas = places.slice(1).map((end, index) => whole.slice(places[index], end));
        expect(convert(deltas)).toEqual(expected);
      }),
    );
  });

  it("loses nothing of a text without marks", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (deltas) => {
        fc.pre(!/[[【［]\s*(?:\d|fact|claim|section|entity|calculator)/u.test(deltas.join("")));
        expect(convert(deltas).text).toBe(deltas.join(""));
      }),
    );
  });
});
