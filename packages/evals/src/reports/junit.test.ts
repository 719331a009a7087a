import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { RunLog } from "../log/record.ts";
import { escapeXml, junit } from "./junit.ts";
import { makeLog } from "./testing/make-log.ts";
import { parseXml } from "./testing/parse-xml.ts";

function withTexts(log: RunLog, text: string): RunLog {
  const samples = [...log.samples.values()].map((sample) => [sample.id, { ...sample, input: text }] as const);
  const results = log.results.map((result) => ({
    ...result,
    ...(result.solution !== undefined && { solution: { text } }),
    scores: { exact: { value: 0, why: text } },
  }));
  return { ...log, samples: new Map(samples), results };
}

it("has a case for every sample and model, counted as they are", () => {
  const log = makeLog({ samples: 400, models: 2 });
  const root = parseXml(junit({ ...log, results: log.results.slice(0, -2) }));
  expect(root.attributes).toMatchObject({ name: "report-questions", tests: "800", skipped: "2" });
  const cases = root.children.flatMap(({ children }) => children);
  const count = (name: string) => cases.filter(({ children }) => children[0]?.name === name).length;
  expect({ failures: String(count("failure")), errors: String(count("error")) }).toEqual({
    failures: root.attributes["failures"],
    errors: root.attributes["errors"],
  });
  expect(count("error")).toBe(
    log.results
      .slice(0, -2)
      .filter(({ errors }) => errors.some(({ code }) => code === "run.model_unreachable")).length,
  );
  expect(cases[0]?.attributes).toMatchObject({
    classname: "report-questions.openai/gpt-5.5",
    name: "sample-00001",
  });
});

it("can be read back, whatever the texts are", () => {
  const log = makeLog({ samples: 1, models: 1, seed: 2 });
  const piece = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0x10_ffff })).map((points) => String.fromCodePoint(...points)),
    fc.constantFrom(
      "]]>",
      "<![CDATA[",
      "&amp;",
      '"',
      "\0",
      "\uFFFE",
      "\uD800",
      "\uDC00x",
      "\r\n",
      "</failure>",
      "\u001B[2J",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
      (text) => {
        const [sample] = parseXml(junit(withTexts(log, text))).children[0]?.children ?? [];
        const readable = text
          .toWellFormed()
          .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, (each) =>
            each >= "\u007F" && each < "\u00A0" ? each : "\uFFFD",
          );
        expect(sample?.children[0]?.text.split("\nexpected: ")[0]).toBe(`input: ${readable}`);
      },
    ),
  );
});

it("writes ids with line ends and quotes as they are", () => {
  const log = makeLog({ samples: 1, models: 1 });
  const [sample] = log.samples.values();
  if (sample === undefined) throw new Error("no sample");
  const id = 'a "b"\n\t<c>';
  const root = parseXml(junit({ ...log, samples: new Map([[id, { ...sample, id }]]), results: [] }));
  expect(root.children[0]?.children[0]?.attributes["name"]).toBe(id);
});

it("says why something has no score", () => {
  const log = makeLog({ samples: 1, models: 1, seed: 2 });
  const results = log.results.map((result) => ({
    ...result,
    errors: [],
    scores: { exact: { value: null, why: "the price is not known" } },
  }));
  const root = parseXml(junit({ ...log, results }));
  expect(root.attributes).toMatchObject({ errors: "1", failures: "0" });
  expect(root.children[0]?.children[0]?.children[0]?.attributes).toEqual({
    type: "scorer.abstained",
    message: "the price is not known",
  });
});

it("keeps characters beyond the first plane", () => {
  expect(escapeXml("😀 模型")).toBe("😀 模型");
});
