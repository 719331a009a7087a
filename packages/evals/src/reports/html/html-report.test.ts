import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { summarise } from "../../log/summarise.ts";
import type { RunLog } from "../../log/record.ts";
import { makeLog, makeRun } from "../testing/index.ts";
import { htmlReport } from "./html-report.ts";
import { words } from "./words.ts";

const unpack = (html: string, id: string) => {
  const [, packed = ""] = html.match(new RegExp(`id="${id}">([^<]*)<`, "u")) ?? [];
  return inflateRawSync(Buffer.from(packed, "base64")).toString();
};

it("allows its own script and style by their hashes, and nothing else", () => {
  const html = htmlReport([makeRun({ samples: 3, models: 2 })]);
  const [, script = ""] = html.match(/<script>([\s\S]*?)<\/script>/u) ?? [];
  const [, style = ""] = html.match(/<style>([\s\S]*?)<\/style>/u) ?? [];
  const hash = (text: string) => `&#39;sha256-${createHash("sha256").update(text).digest("base64")}&#39;`;
  expect(html).toContain(
    `content="default-src &#39;none&#39;; script-src ${hash(script)}; style-src ${hash(style)}; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
  );
  expect(html).not.toMatch(/(?:src|href)=|url\(|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/u);
});

it("has every text in both languages", () => {
  const keysOf = (value: object): string[] =>
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === "object" && inner !== null ? keysOf(inner).map((each) => `${key}.${each}`) : [key],
    );
  expect(keysOf(words.zh)).toEqual(keysOf(words.en));
});

it("lets no text out of its place", () => {
  const hostile = "</script><script>alert(1)</script><!-- \u2028 \uD800 \0 ]]> ${x} `";
  const log = makeLog({ samples: 2, models: 1 });
  const evil: RunLog = {
    ...log,
    run: {
      ...log.run,
      suite: { ...log.run.suite, title: hostile },
      dataset: { ...log.run.dataset, source: hostile },
    },
    samples: new Map(
      [...log.samples].map(([id, sample]) => [
        id,
        { ...sample, input: hostile, metadata: { [hostile]: hostile } },
      ]),
    ),
    results: log.results.map((result) => ({ ...result, solution: { text: hostile } })),
  };
  const html = htmlReport([{ log: evil, summary: summarise(evil) }]);
  expect(html).not.toContain("alert(1)</script>");
  expect(html.match(/<script/gu)?.length).toBe(3);
  expect(JSON.parse(unpack(html, "chunk-0").split("\n")[0] ?? "")).toMatchObject({
    samples: [{ input: hostile, metadata: { [hostile]: hostile } }],
    results: [[{ text: hostile }]],
  });
});

it("cuts texts that are too long, and says how long they were", () => {
  const log = makeLog({ samples: 1, models: 1, seed: 2 });
  const results = log.results.map((result) => ({
    ...result,
    errors: [],
    solution: { text: "x".repeat(5_000) },
  }));
  const long = { ...log, results };
  const html = htmlReport([{ log: long, summary: summarise(long) }], { mostCharacters: 100 });
  expect(unpack(html, "chunk-0")).toContain(`"text":"${"x".repeat(100)}… [5000]"`);
});

it("puts what changed between two runs first", () => {
  const base = makeRun({ samples: 60, models: ["a", "old"], seed: 5 });
  const other = makeRun({ samples: 60, models: ["a", "new"], seed: 5, id: "run-2", skill: 0.6 });
  const index: {
    columns: { label: string }[];
    diff: { changes: string; onlyBase: string[]; between: unknown[] };
  } = JSON.parse(unpack(htmlReport([base, other]), "index"));
  expect(index.columns.map(({ label }) => label)).toEqual(["A1", "A2", "B1", "C2"]);
  expect(index.diff.changes).toMatch(/^b+f*-+$/u);
  expect([index.diff.onlyBase, index.diff.between.length]).toEqual([["old"], 1]);
});

it("is the same file for the same logs, and refuses three", () => {
  const run = makeRun({ samples: 20, models: 2 });
  expect(htmlReport([run])).toBe(htmlReport([run]));
  expect(() => htmlReport([run, run, run])).toThrow(RangeError);
});
