import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { DatasetProblem } from "../dataset.ts";
import type { Measured, ScoreContext } from "../scorer.ts";
import { readOpenAiEvals } from "./read-openai-evals.ts";

const folder = mkdtempSync(path.join(tmpdir(), "assay-openai-evals-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, rows: readonly unknown[]): string {
  const file = path.join(folder, name);
  const text = rows.map((row) => JSON.stringify(row)).join("\n");
  writeFileSync(file, name.endsWith(".gz") ? gzipSync(text) : text);
  return file;
}

const measured: Measured = {
  latencyMs: 1,
  steps: 1,
  inputTokens: 1,
  outputTokens: 1,
  costMicros: 0,
  isCached: false,
};
const context: ScoreContext = {
  signal: new AbortController().signal,
  seed: 1,
  complete: () => Promise.reject(new Error("no judge here")),
};

async function scores(
  options: Parameters<typeof readOpenAiEvals>[1],
  ideal: string | string[],
  answers: readonly string[],
) {
  const suite = readOpenAiEvals(write("scored.jsonl", [{ input: "?", ideal }]), options);
  const [open] = (await suite.open()).samples;
  const [scorer = ""] = suite.scorers;
  return Promise.all(
    answers.map(async (text) => (await open?.score(scorer, { text }, measured, context))?.value),
  );
}

describe("OpenAI's evals", () => {
  it("become samples: a text or messages, one ideal answer or several, other fields as metadata", async () => {
    const file = write("Some Evals.v1.jsonl.gz", [
      { input: "2+2?", ideal: "4" },
      {
        input: [
          { role: "system", content: "Be brief." },
          { role: "system", name: "example_user", content: "1+1?" },
          { role: "user", content: "3+3?" },
        ],
        ideal: ["6", "six"],
        topic: "sums",
      },
      { input: "2+2?", ideal: "4" },
    ]);
    const suite = readOpenAiEvals(file, { licence: "MIT" });
    expect(suite).toMatchObject({ id: "some-evals-v1", licence: "MIT", scorers: ["exact"] });
    const [first, second, third] = (await suite.open()).samples.map(({ sample }) => sample);
    expect(first).toMatchObject({
      input: { messages: [{ role: "user", content: "2+2?" }] },
      expected: ["4"],
    });
    expect(second).toMatchObject({
      input: { messages: [{}, { role: "system", content: "example_user: 1+1?" }, {}] },
      expected: ["6", "six"],
      metadata: { topic: "sums" },
    });
    expect(third?.id).toBe(`${first?.id} #2`);
    expect((await suite.open()).samples.map(({ sample }) => sample.id)).toEqual([
      first?.id,
      second?.id,
      third?.id,
    ]);
  });

  it("are asked by one plain completion", async () => {
    const [open] = (await readOpenAiEvals(write("asked.jsonl", [{ input: "2+2?", ideal: "4" }])).open())
      .samples;
    const solution = await open?.solve({
      ...context,
      model: "openai/gpt-5",
      epoch: 1,
      fetch: globalThis.fetch,
      complete: async ({ messages }) => ({
        text: `${messages.length} ${messages[0]?.content}`,
        toolCalls: [],
        finish: "stop",
        address: undefined,
      }),
    });
    expect(solution?.text).toBe("1 2+2?");
  });

  it("count an answer that is, begins with, or contains an ideal one", async () => {
    const answers = [" 6 ", "6 apples", "I say six", "SIX", "7"];
    expect(await scores({}, ["6", "six"], answers)).toEqual([1, 0, 0, 0, 0]);
    expect(await scores({ match: "starts-with" }, ["6", "six"], answers)).toEqual([1, 1, 0, 0, 0]);
    expect(await scores({ match: "includes" }, "six", answers)).toEqual([0, 0, 1, 0, 0]);
    expect(await scores({ match: "includes", ignoreCase: true }, "six", answers)).toEqual([0, 0, 1, 1, 0]);
  });

  it("name the line that has no input or no ideal answer", async () => {
    const file = write("bad.jsonl", [{ input: "a", ideal: "b" }, { input: "a" }]);
    await expect(readOpenAiEvals(file).open()).rejects.toThrow(DatasetProblem);
    await expect(readOpenAiEvals(file).open()).rejects.toThrow(/bad\.jsonl:2: field ideal/u);
    await expect(readOpenAiEvals(path.join(folder, "none.jsonl")).open()).rejects.toThrow("is not there");
  });
});
