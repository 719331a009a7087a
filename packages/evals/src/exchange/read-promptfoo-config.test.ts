import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { CompletionRequest } from "../completion.ts";
import type { Measured, ScoreContext } from "../scorer.ts";
import { ExchangeProblem } from "./exchange-problem.ts";
import { readPromptfooConfig } from "./read-promptfoo-config.ts";
import type { PromptfooOptions } from "./read-promptfoo-config.ts";

const fixture = fileURLToPath(new URL("__fixtures__/promptfooconfig.yaml", import.meta.url));
const outside = mkdtempSync(path.join(tmpdir(), "assay-promptfoo-"));
const folder = path.join(outside, "inside");
mkdirSync(folder);
afterAll(() => rmSync(outside, { recursive: true }));

const measured: Measured = {
  latencyMs: 100,
  steps: 1,
  inputTokens: 1,
  outputTokens: 1,
  costMicros: 2_000,
  isCached: false,
};

function contextOf(answer?: string): ScoreContext & { asked: CompletionRequest[] } {
  const asked: CompletionRequest[] = [];
  return {
    asked,
    signal: new AbortController().signal,
    seed: 1,
    async complete(request) {
      if (answer === undefined) throw new Error("no judge here");
      asked.push(request);
      return { text: answer, toolCalls: [], finish: "stop", address: undefined };
    },
  };
}

function write(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

function read(config: Record<string, unknown>, options: PromptfooOptions = {}) {
  const whole = { prompts: ["{{q}}"], providers: ["openai:gpt-5"], ...config };
  return readPromptfooConfig(write("config.json", whole), options);
}

async function problemsOf(config: Record<string, unknown>, options: PromptfooOptions = {}) {
  const caught: unknown = await read(config, options).catch((error: unknown) => error);
  return caught instanceof ExchangeProblem ? caught.problems : [`no problem: ${JSON.stringify(caught)}`];
}

/** Grades an answer by the assertions of one test. */
async function grade(
  test: Record<string, unknown>,
  answer: string,
  {
    options = {},
    context = contextOf(),
    took = measured,
  }: { options?: PromptfooOptions; context?: ScoreContext; took?: Measured } = {},
) {
  const { suite } = await read({ tests: [{ vars: { q: "?" }, ...test }] }, options);
  const [open] = (await suite.open()).samples;
  const of = (scorer: string) => open?.score(scorer, solution, took, context);
  const solution = { text: answer };
  return { pass: await of("pass"), score: (await of("score"))?.value, of };
}

describe("a promptfoo config", () => {
  it("becomes a suite: a sample for each test with each prompt, and its models", async () => {
    const { suite, models, notes } = await readPromptfooConfig(fixture, { allowCode: true });
    expect(suite).toMatchObject({
      id: "promptfooconfig",
      title: "Opening hours of a library",
      epochs: 2,
      scorers: ["pass", "score", "correct"],
    });
    expect(models).toEqual([
      { address: "openai/gpt-5", settings: {} },
      { address: "anthropic/claude-opus-5", label: "Opus", settings: { temperature: 0, maxTokens: 200 } },
      { address: "ollama/qwen3:8b", settings: {} },
    ]);
    expect(notes).toEqual(["evaluateOptions.maxConcurrency is left out: the runner has its own"]);
    const { samples } = await suite.open();
    expect(samples).toHaveLength(12);
    expect(samples[1]?.sample).toMatchObject({
      id: "Sunday / chat",
      cluster: "Sunday",
      input: {
        messages: [
          { role: "system", content: expect.stringContaining("the library Old Mill") },
          { role: "user", content: "When does it open on Sunday?" },
        ],
        vars: { library: "Old Mill", answer: "11:00" },
      },
      expected: {
        checks: [
          { type: "icontains", isNegated: true, value: "as an ai", weight: 1 },
          { type: "contains", isNegated: false, value: "11:00", weight: 3, metric: "correct" },
          { type: "regex" },
          { type: "latency", threshold: 20_000 },
        ],
      },
    });
    expect(samples.map(({ sample }) => sample.id).filter((id) => id.includes("plain"))).toEqual([
      "Sunday / plain",
      expect.stringMatching(/^test-[0-9a-f]{10} \/ plain$/u),
      expect.stringMatching(/^test-[0-9a-f]{10} \/ plain$/u),
      "Monday / plain",
      "Tuesday / plain",
      "Closed / plain",
    ]);
  });

  it("is asked by one plain completion, with the settings of the model", async () => {
    const { suite } = await readPromptfooConfig(fixture, { allowCode: true });
    const [, chat] = (await suite.open()).samples;
    const context = contextOf("11:00");
    const solve = (model: string) => chat?.solve({ ...context, model, epoch: 1, fetch: globalThis.fetch });
    expect((await solve("anthropic/claude-opus-5"))?.text).toBe("11:00");
    await solve("openai/gpt-5");
    expect(context.asked.map(({ temperature, maxTokens }) => [temperature, maxTokens])).toEqual([
      [0, 200],
      [undefined, undefined],
    ]);
  });

  it("scores as promptfoo does: by weights, thresholds and named metrics", async () => {
    const { suite } = await readPromptfooConfig(fixture, { allowCode: true });
    const { samples } = await suite.open();
    const of = async (index: number, scorer: string, text: string) =>
      (await samples[index]?.score(scorer, { text }, measured, contextOf()))?.value;
    expect(await of(0, "score", "At 12:00.")).toBe(0.5);
    expect(await of(0, "pass", "At 12:00.")).toBe(0);
    expect(await of(0, "correct", "At 12:00.")).toBe(0);
    expect(await of(2, "score", '{"closed": ["Monday"]}')).toBe(1);
    expect(await of(2, "pass", '{"closed": []}')).toBe(1);
    expect(await of(2, "score", '{"closed": []}')).toBe(0.75);
    expect(await of(2, "pass", "as an AI: no")).toBe(0);
    expect(await of(8, "correct", "nine")).toBeNull();
  });

  it("in which nothing is asserted, or no test stands, is refused", async () => {
    expect(await problemsOf({ tests: [{ vars: { q: "a" } }] })).toEqual([
      "tests: none has an assertion, so nothing would be measured",
    ]);
    expect(await problemsOf({ tests: [] })).toEqual(["tests: there are none"]);
    await expect(readPromptfooConfig(write("list.yaml", "- a\n"))).rejects.toThrow(
      "list.yaml: one thing cannot",
    );
    await expect(readPromptfooConfig(path.join(folder, "none.yaml"))).rejects.toThrow("is not there");
  });

  it("with what is not supported names all of it with its place, and leaves nothing out", async () => {
    const problems = await problemsOf({
      prompts: ["{{q}}", "file://prompts.py", { raw: "{{q}}", function: "x" }, "{% if q %}a{% endif %}"],
      providers: [
        "openai:gpt-5",
        "bedrock:nova",
        "openai:embedding:x",
        { id: "groq:a", config: { apiKey: "k", top_p: 1 } },
      ],
      scenarios: [],
      defaultTest: { options: { transform: "output" } },
      evaluateOptions: { repeat: 0, generateSuggestions: true },
      tests: [
        {
          vars: { q: "a" },
          assert: [
            { type: "similar", value: "a" },
            { type: "assert-set", assert: [] },
            { type: "contains", value: "{{other}}" },
            { type: "contains", value: "a", transform: "x" },
            { type: "latency" },
            { type: "regex", value: "(" },
            { type: "is-json", value: { type: 3 } },
            { type: "llm-rubric", value: "polite" },
            { type: "javascript", value: "true" },
          ],
        },
        { vars: { q: "file://b.png" }, assert: [] },
        { vars: { q: "{{ q | upper }}" }, assert: [] },
        { vars: { q: "b" }, provider: "x", assert: [] },
        "file://tests/*.yaml",
        "https://docs.google.com/x",
      ],
    });
    expect(problems.map((problem) => problem.replace(/: [^:]*$/u, "")).toSorted()).toMatchInlineSnapshot(`
      [
        "defaultTest.options.transform",
        "evaluateOptions.generateSuggestions",
        "evaluateOptions.repeat",
        "prompts[1]: file://prompts.py",
        "prompts[2].function",
        "prompts[3] with tests[0]",
        "prompts[3] with tests[3]",
        "providers[1]: "bedrock:nova" has no counterpart in the router; name models in its place (models)",
        "providers[2]: "openai:embedding:x" has no counterpart in the router; name models in its place (models)",
        "providers[3].config.apiKey",
        "providers[3].config.top_p",
        "scenarios",
        "tests[0].assert[0]",
        "tests[0].assert[1]",
        "tests[0].assert[1].assert",
        "tests[0].assert[2].value",
        "tests[0].assert[3].transform",
        "tests[0].assert[4]",
        "tests[0].assert[5]: is no pattern: Invalid regular expression: /(/",
        "tests[0].assert[6]: is no JSON Schema: schema is invalid",
        "tests[0].assert[7]",
        "tests[0].assert[8]",
        "tests[1].vars.q: file://b.png",
        "tests[2].vars.q",
        "tests[3].provider",
        "tests[4]: file://tests/*.yaml",
        "tests[5]: https://docs.google.com/x",
      ]
    `);
  });

  it("from a stranger reads no file outside of its folder", async () => {
    writeFileSync(path.join(outside, "key.txt"), "secret");
    expect(await problemsOf({ tests: [{ vars: { q: "file://../key.txt" }, assert: [] }] })).toEqual([
      expect.stringContaining("tests[0].vars.q: ../key.txt is outside of"),
    ]);
    const { suite } = await read(
      { tests: [{ vars: { q: "file://../key.txt" }, assert: [{ type: "equals", value: "a" }] }] },
      { root: outside },
    );
    expect((await suite.open()).samples[0]?.sample.input).toMatchObject({ vars: { q: "secret" } });
  });

  it("asks other models where they are named in place of its own", async () => {
    const tests = [{ vars: { q: "a" }, assert: [{ type: "equals", value: "a" }] }];
    const { models } = await read({ providers: ["file://own.py"], tests }, { models: ["classic/report"] });
    expect(models).toEqual([{ address: "classic/report", settings: {} }]);
    const none = await read({ providers: undefined, tests }, { models: ["classic/report"] });
    expect(none.models).toEqual(models);
    const own = { id: "openai:gpt-5", config: { temperature: 0 } };
    const again = await read({ providers: [own], tests }, { models: ["openai/gpt-5"] });
    expect(again.models).toEqual([{ address: "openai/gpt-5", settings: { temperature: 0 } }]);
  });

  it("asks an address of the router as it stands, and judges by one", async () => {
    const assert = [{ type: "llm-rubric", value: "kind", provider: "fake/judge" }];
    const { models, judges } = await read(
      { providers: ["fake/good"], tests: [{ vars: { q: "a" }, assert }] },
      { isAddress: (provider) => provider.startsWith("fake/") },
    );
    expect([models, judges]).toEqual([[{ address: "fake/good", settings: {} }], ["fake/judge"]]);
  });

  it("calls options in hints what its reader calls them", async () => {
    const tests = [
      {
        assert: [
          { type: "javascript", value: "true" },
          { type: "llm-rubric", value: "kind" },
        ],
      },
    ];
    const optionNames = { allowCode: "--allow-code", judge: "--judge", models: "--models" };
    const error = await read({ tests, providers: undefined }, { optionNames }).catch(String);
    for (const name of ["pass --allow-code", "(--judge)", "(--models)"]) expect(error).toContain(name);
  });

  it("keeps the ids of its samples when tests are added or reordered", async () => {
    const test = (q: string) => ({ vars: { q }, assert: [{ type: "equals", value: q }] });
    const idsOf = async (tests: unknown[]) =>
      (await (await read({ tests })).suite.open()).samples.map(({ sample }) => sample.id);
    const [a, b] = await idsOf([test("a"), test("b")]);
    expect(await idsOf([test("c"), test("b"), test("a"), test("a")])).toEqual([
      expect.any(String),
      b,
      a,
      `${a} #2`,
    ]);
  });

  it("whose lists of variables multiply without end is refused", async () => {
    const list = Array.from({ length: 20 }, (_, index) => index);
    const vars = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`v${index}`, list]));
    expect(await problemsOf({ tests: [{ vars: { q: "a", ...vars }, assert: [] }] })).toContainEqual(
      "tests[0]: makes more than 100000 samples with its lists of variables",
    );
  });

  it("has tests in YAML, JSON lines and CSV as well, with what their columns mean", async () => {
    write("more.yaml", "- vars: { q: a }\n  assert: [{ type: equals, value: a }]\n");
    write("more.jsonl", '{"vars":{"q":"b"},"assert":[{"type":"equals","value":"b"}]}\n');
    write(
      "more.csv",
      "q,__expected,__prefix,__threshold,__metadata:topic\nc,not-contains:x,Please: ,0.5,hours\n",
    );
    const { suite } = await read({ tests: ["file://more.yaml", "more.jsonl", "file://more.csv"] });
    const [, , third] = (await suite.open()).samples;
    expect(third?.sample).toMatchObject({
      input: { messages: [{ role: "user", content: "Please: c" }], vars: { q: "c" } },
      expected: { checks: [{ type: "contains", isNegated: true, value: "x" }], threshold: 0.5 },
      metadata: { topic: "hours" },
    });
    write("odd.csv", "q,_expected,__providerOutput,__expected\nc,x,y,python:1\n");
    expect(await problemsOf({ tests: "odd.csv" })).toEqual([
      "odd.csv:2: column _expected begins with one underscore; it takes two",
      "odd.csv:2: column __providerOutput is not supported",
      "odd.csv:2.assert[0]: assertion python is not supported",
    ]);
  });
});

describe("an assertion", () => {
  it("on latency or cost is not judged where they say nothing", async () => {
    const test = {
      assert: [
        { type: "latency", threshold: 50 },
        { type: "cost", threshold: 0.001 },
      ],
    };
    expect((await grade(test, "a")).score).toBe(0);
    const took = { ...measured, isCached: true, costMicros: 500 };
    expect((await grade(test, "a", { took })).pass).toMatchObject({
      value: null,
      why: "the answer came from the cache: its latency says nothing",
    });
    expect((await grade(test, "a", { took: { ...measured, costMicros: undefined } })).score).toBeNull();
  });

  it("that failed decides, even where another could not be judged", async () => {
    const took = { ...measured, costMicros: undefined };
    const cost = { type: "cost", threshold: 0.001 };
    const words = { type: "contains-any", value: ["yes", "no"] };
    const failing = await grade({ assert: [cost, words] }, "perhaps", { took });
    expect(failing.pass).toMatchObject({ value: 0, why: 'expected: contains one of ["yes","no"]' });
    expect(await failing.of("score")).toMatchObject({
      value: null,
      why: "the price of the model is not known",
    });
    expect((await grade({ assert: [cost, words] }, "yes", { took })).pass).toMatchObject({
      value: null,
      why: "the price of the model is not known",
    });
    const light = { ...cost, weight: 0, metric: "price" };
    const passing = await grade({ assert: [light, words] }, "yes", { took });
    expect([passing.pass?.value, passing.score, (await passing.of("price"))?.value]).toEqual([1, 1, null]);
  });

  it("that could not be judged leaves a threshold decided where it is reached or missed either way", async () => {
    const took = { ...measured, costMicros: undefined };
    const assert = [
      { type: "cost", threshold: 0.001 },
      { type: "contains", value: "yes" },
      { type: "contains", value: "sir" },
      { type: "contains", value: "!" },
    ];
    const passOf = async (answer: string) =>
      (await grade({ threshold: 0.5, assert }, answer, { took })).pass?.value;
    expect([await passOf("yes, sir"), await passOf("yes"), await passOf("no")]).toEqual([1, null, 0]);
  });

  it("of a pattern or a schema's pattern that never ends is stopped", async () => {
    const answer = `${"a".repeat(40)}!`;
    await expect(grade({ assert: [{ type: "regex", value: "^(a+)+$" }] }, answer)).rejects.toThrow(
      "more than 500 ms",
    );
    const value = { type: "object", properties: { a: { type: "string", pattern: "^(a+)+$" } } };
    await expect(
      grade({ assert: [{ type: "is-json", value }] }, JSON.stringify({ a: answer })),
    ).rejects.toThrow("more than 500 ms");
  });

  it("with a rubric asks its judge once for all scorers, and is not judged where the judge answers prose", async () => {
    const test = { assert: [{ type: "llm-rubric", value: "is about {{q}}", metric: "topic" }] };
    const context = contextOf('Well: {"reason": "it is", "score": 0.8, "pass": true}');
    const { pass, score, of } = await grade(test, "An answer.", {
      options: { judge: "openai/gpt-5" },
      context,
    });
    expect([pass?.value, score, (await of("topic"))?.value]).toEqual([1, 0.8, 0.8]);
    expect(context.asked).toHaveLength(1);
    expect(context.asked[0]).toMatchObject({ model: "openai/gpt-5", temperature: 0 });
    expect(context.asked[0]?.messages[1]?.content).toBe('{"rubric":"is about ?","answer":"An answer."}');
    const prose = await grade(test, "An answer.", {
      options: { judge: "openai/gpt-5" },
      context: contextOf("Good!"),
    });
    expect([prose.pass?.value, prose.score]).toEqual([null, null]);
  });

  it("takes its judge from itself, from its test, from the defaults", async () => {
    const rubric = (provider?: string) => ({
      type: "llm-rubric",
      value: "polite",
      ...(provider && { provider }),
    });
    const { suite } = await read({
      defaultTest: { options: { provider: "openai:a" } },
      tests: [
        { vars: { q: "1" }, assert: [rubric("anthropic:messages:b"), rubric()] },
        { vars: { q: "2" }, options: { provider: "groq:c" }, assert: [rubric()] },
      ],
    });
    const checks = (await suite.open()).samples.map(({ sample }) => sample.expected);
    expect(checks).toMatchObject([
      { checks: [{ judge: "anthropic/b" }, { judge: "openai/a" }] },
      { checks: [{ judge: "groq/c" }] },
    ]);
    expect(suite.description).toContain("not calibrated");
  });
});

describe("JavaScript in a config", () => {
  const options = { allowCode: true };
  const code = (value: string) => ({ assert: [{ type: "javascript", value }] });

  it("is refused unless the caller allows it", async () => {
    expect(await problemsOf({ tests: [{ vars: { q: "a" }, ...code("true") }] })).toEqual([
      expect.stringContaining("is code, and code from a config has the rights of this process"),
    ]);
  });

  it("has to be an expression, and takes no variables into itself", async () => {
    const tests = [
      { vars: { q: "a" }, ...code("const a = 1; return a") },
      { vars: { q: "a" }, ...code("output === '{{q}}'") },
      { vars: { q: "a" }, ...code("file://check.js") },
    ];
    expect(await problemsOf({ tests }, options)).toEqual([
      expect.stringContaining("tests[0].assert[0]: is no expression"),
      expect.stringContaining("tests[1].assert[0].value: puts variables into code"),
      expect.stringContaining("tests[2].assert[0].value: file://check.js: values are read from"),
    ]);
  });

  it("sees the output and the variables, and gives a boolean, a number or a verdict", async () => {
    expect((await grade(code("output === 'a' && context.vars.q === '?'"), "a", { options })).score).toBe(1);
    expect((await grade(code("output.length / 4"), "ab", { options })).score).toBe(0.5);
    expect(
      (await grade(code("({ pass: false, score: 0.25, reason: 'short' })"), "a", { options })).score,
    ).toBe(0.25);
    expect((await grade(code("output"), "a", { options })).pass).toMatchObject({
      value: 0,
      why: '"output" gave no boolean, number or {pass}',
    });
    expect((await grade(code("missing.field"), "a", { options })).pass?.why).toContain(
      "missing is not defined",
    );
  });
});
