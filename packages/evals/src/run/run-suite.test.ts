import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LogProblem } from "../log/problem.ts";
import { readLog } from "../log/read-log.ts";
import { summarise } from "../log/summarise.ts";
import type { SampleOf } from "../sample.ts";
import type { Scorer } from "../scorer.ts";
import { complete } from "../solvers/complete.ts";
import { suite } from "../suite.ts";
import type { SuiteDefinition } from "../suite.ts";
import { createFakeModels, provenance } from "../testing/index.ts";
import type { CompletionCache, KeptCompletion } from "./completion-cache.ts";
import { resumeSuite, runSuite } from "./run-suite.ts";
import type { RunOptions } from "./run-suite.ts";

const missingFile = () =>
  Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT", syscall: "open" });

/** A file system of a megabyte; needs root and a machine that lets it mount one. */
function mountSmall(): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), "assay-full-"));
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]).status === 0) return disk;
  rmSync(disk, { recursive: true, force: true });
  return undefined;
}

const trial = mountSmall();
const canMount = trial !== undefined;
if (trial !== undefined) {
  spawnSync("umount", [trial]);
  rmSync(trial, { recursive: true, force: true });
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-evals-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
const newPath = () => join(folder, `${(files += 1)}.jsonl`);

type Case = SampleOf<number, string>;
const cases = (count: number): Case[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    input: index,
    expected: String(index * 2),
  }));

const isRight: Scorer<number, string> = {
  id: "right",
  score: ({ sample, solution }) => ({ value: Number(solution.text === sample.expected) }),
};

const doubling = (changes: Partial<SuiteDefinition<number, string>> = {}, count = 12) =>
  suite<number, string>({
    id: "doubling",
    title: "Doubling",
    description: "Twice the number.",
    version: 1,
    dataset: { source: "made here", licence: "MIT", load: async () => cases(count) },
    solver: complete({ prompt: ({ input }) => [{ role: "user", content: String(input) }] }),
    scorers: [isRight],
    baselines: { majority: (samples) => ({ text: samples[1]?.expected ?? "" }) },
    ...changes,
  });

const model = (address: string) => ({ address, kind: "model" as const });
const baselines = [
  { address: "no-op", kind: "baseline" as const },
  { address: "majority", kind: "baseline" as const },
];
const doubler = () => createFakeModels(({ text }) => String(Number(text) * 2), { costMicros: 3 });

const start = (options: Partial<RunOptions> = {}) =>
  runSuite({
    suite: doubling(),
    models: [model("fake/good")],
    fetch: doubler().fetch,
    path: newPath(),
    provenance,
    seed: "one",
    ...options,
  });

const codesIn = async (path: string) =>
  (await readLog(path)).results.flatMap(({ errors }) => errors.map(({ code }) => code));

describe("a run", () => {
  it("has every model on every sample in every epoch, with baselines beside them", async () => {
    const { path, isComplete } = await start({ models: [model("fake/good"), ...baselines], epochs: 2 });
    const log = await readLog(path);
    expect(isComplete).toBe(true);
    expect(log.results).toHaveLength(12 * 3 * 2);
    expect(log.samples.size).toBe(12);
    const { aggregates, measurements } = summarise(log);
    expect(aggregates.models.map(({ model: name, metrics }) => [name, metrics["right"]?.value])).toEqual([
      ["fake/good", 1],
      ["no-op", 0],
      ["majority", 1 / 12],
    ]);
    expect(measurements[0]).toMatchObject({ costMicros: 72, inputTokens: 240, outputTokens: 120, steps: 24 });
    expect(measurements[1]).toMatchObject({ costMicros: undefined, steps: 0 });
  });

  it("draws the same samples for the same seed, and others for another", async () => {
    const drawn = async (seed: string) =>
      [...(await readLog((await start({ seed, most: 4 })).path)).samples.keys()].toSorted();
    expect(await drawn("a")).toEqual(await drawn("a"));
    expect(await drawn("a")).toHaveLength(4);
    expect(await drawn("a")).not.toEqual(await drawn("b"));
  });

  it("takes epochs together before it counts samples, and says what k tries come to", async () => {
    const { fetch } = createFakeModels(({ text, calls }) => String(calls % 2 === 0 ? Number(text) * 2 : -1));
    const { path } = await start({
      suite: doubling({
        epochs: 2,
        metrics: [
          { id: "right", scorer: "right", kind: "mean" },
          { id: "pass-at-2", scorer: "right", kind: "pass-at-k", k: 2 },
          { id: "pass-hat-2", scorer: "right", kind: "pass-hat-k", k: 2 },
        ],
      }),
      fetch,
      concurrency: 1,
    });
    const [summary] = summarise(await readLog(path)).aggregates.models;
    expect(summary?.metrics["right"]).toMatchObject({ value: 0.5, samples: 12 });
    expect(summary?.metrics["pass-at-2"]?.value).toBe(1);
    expect(summary?.metrics["pass-hat-2"]?.value).toBe(0);
  });

  it("asks a model once for what was asked before, and again in another epoch", async () => {
    const kept = new Map<string, KeptCompletion>();
    const cache: CompletionCache = {
      get: async (key) => kept.get(key),
      set: async (key, value) => void kept.set(key, value),
    };
    const fake = doubler();
    await start({ fetch: fake.fetch, cache, epochs: 2 });
    expect(fake.calls()).toBe(24);
    const { path } = await start({ fetch: fake.fetch, cache, epochs: 3 });
    expect(fake.calls()).toBe(36);
    const [measured] = summarise(await readLog(path)).measurements;
    expect(measured).toMatchObject({ cached: 24, costMicros: 108 });
  });

  it("that was to take no earlier answers takes none when it is resumed", async () => {
    const kept = new Map<string, KeptCompletion>();
    const cache: CompletionCache = {
      get: async (key) => kept.get(key),
      set: async (key, value) => void kept.set(key, value),
    };
    await start({ cache });
    let isDown = true;
    const { fetch } = createFakeModels(({ text }) =>
      isDown ? { status: 503, code: "not_reachable" } : String(Number(text) * 2),
    );
    const { path } = await start({ fetch, suite: doubling({}, 3) });
    isDown = false;
    await resumeSuite({ suite: doubling({}, 3), fetch, cache, path, provenance });
    expect(summarise(await readLog(path)).measurements[0]?.cached).toBe(0);
  });

  it("keeps no answer of an engine, nor of a name that may stand for another model tomorrow", async () => {
    const kept = new Map<string, KeptCompletion>();
    const cache: CompletionCache = {
      get: async (key) => kept.get(key),
      set: async (key, value) => void kept.set(key, value),
    };
    for (const name of ["cheapest", "app:console", "auto:report"])
      await start({ models: [model(name)], fetch: doubler().fetch, cache });
    const engine = { address: "classic/report", kind: "engine" as const };
    await start({ models: [engine], fetch: doubler().fetch, cache });
    expect(kept.size).toBe(0);
  });
});

describe("what goes wrong", () => {
  it("in a model counts as wrong, and is named", async () => {
    const { fetch } = createFakeModels(({ text }) =>
      text === "3"
        ? { status: 400, code: "context_too_long" }
        : text === "4"
          ? undefined
          : String(Number(text) * 2),
    );
    const { path, isComplete } = await start({ fetch, limits: { timeoutMs: 200 } });
    expect(isComplete).toBe(true);
    expect((await codesIn(path)).toSorted()).toEqual(["solver.refused", "solver.timeout"]);
    const [summary] = summarise(await readLog(path)).aggregates.models;
    expect(summary?.metrics["right"]?.value).toBeCloseTo(10 / 12);
    expect(summary?.counts).toMatchObject({ counted: 12, solverErrors: 2, runErrors: 0 });
  });

  it("in a solver that hears no signal ends with the sample's time", async () => {
    const hangs = doubling({ solver: () => new Promise(() => {}) }, 2);
    const { path } = await start({ suite: hangs, limits: { timeoutMs: 50 } });
    expect(await codesIn(path)).toEqual(["solver.timeout", "solver.timeout"]);
  });

  it("in a solver that goes round in circles ends at its limits", async () => {
    const circles = doubling(
      {
        async solver(_sample, { complete: ask }) {
          for (;;) await ask({ messages: [{ role: "user", content: "1" }] });
        },
      },
      1,
    );
    const steps = await start({ suite: circles, limits: { steps: 3 } });
    expect((await readLog(steps.path)).results[0]).toMatchObject({
      errors: [{ code: "solver.step_limit" }],
      measured: { steps: 3 },
    });
    const dear = await start({ suite: circles, limits: { costMicros: 10 } });
    expect(await codesIn(dear.path)).toEqual(["solver.cost_limit"]);
  });

  it("between us and a model counts for nothing, and is tried again on resume", async () => {
    let isDown = true;
    const { fetch } = createFakeModels(({ text }) =>
      isDown && Number(text) % 4 === 0 ? { status: 503, code: "not_reachable" } : String(Number(text) * 2),
    );
    const { path, isComplete, done, planned } = await start({ fetch });
    expect({ isComplete, done, planned }).toEqual({ isComplete: false, done: 9, planned: 12 });
    const before = summarise(await readLog(path));
    expect(before.isComplete).toBe(false);
    expect(before.aggregates.models[0]).toMatchObject({
      counts: { counted: 9, runErrors: 3 },
      metrics: { right: { value: 1, samples: 9 } },
    });
    isDown = false;
    const resumed = await resumeSuite({ suite: doubling(), fetch, path, provenance });
    expect(resumed).toMatchObject({ isComplete: true, done: 12 });
    expect(summarise(await readLog(path)).aggregates.models[0]?.metrics["right"]?.samples).toBe(12);
  });

  it("with a model that is away is noticed after ten failures, and others go on", async () => {
    const { fetch } = createFakeModels(({ model: name, text }) =>
      name === "gone/one" ? { status: 503, code: "not_reachable" } : String(Number(text) * 2),
    );
    const { path, givenUp } = await start({
      suite: doubling({}, 40),
      models: [model("gone/one"), model("fake/good")],
      fetch,
      concurrency: 1,
    });
    expect(givenUp).toEqual([{ model: "gone/one", why: "not_reachable: not_reachable" }]);
    const [gone, good] = summarise(await readLog(path)).aggregates.models;
    expect(gone?.counts).toMatchObject({ counted: 0, runErrors: 10, missing: 30 });
    expect(gone?.metrics["right"]).toBeUndefined();
    expect(good?.counts).toMatchObject({ counted: 40, missing: 0 });
  });

  it("in waiting for a provider that holds requests back is nobody's, however short the time", async () => {
    const busy: typeof globalThis.fetch = async () =>
      Response.json(
        { error: { code: "rate_limited", message: "slow down" } },
        { status: 429, headers: { "retry-after": "3" } },
      );
    const { path } = await start({ suite: doubling({}, 2), fetch: busy, limits: { timeoutMs: 100 } });
    expect(await codesIn(path)).toEqual(["run.model_unreachable", "run.model_unreachable"]);
    const away: typeof globalThis.fetch = async () =>
      Response.json(
        { error: { code: "rate_limited", message: "come back tomorrow" } },
        { status: 429, headers: { "retry-after": "36000" } },
      );
    const { path: other } = await start({ suite: doubling({}, 1), fetch: away });
    expect((await readLog(other)).results[0]?.errors).toEqual([
      { code: "run.model_unreachable", message: "rate_limited: come back tomorrow" },
    ]);
  });

  it("on the machine is nobody's, and a judge that cannot be reached is asked again on resume", async () => {
    const gone = doubling({ solver: () => Promise.reject(missingFile()) }, 1);
    expect(await codesIn((await start({ suite: gone })).path)).toEqual(["run.environment"]);
    let isDown = true;
    const { fetch } = createFakeModels(({ model: name, text }) =>
      name === "judge/one" && isDown ? { status: 401, code: "unauthorised" } : String(Number(text) * 2),
    );
    const judged = doubling(
      {
        scorers: [
          {
            id: "judged",
            async score(_scored, { complete: ask }) {
              await ask({ model: "judge/one", messages: [{ role: "user", content: "1" }] });
              return { value: 1 };
            },
          },
        ],
      },
      2,
    );
    const { path, isComplete } = await start({ suite: judged, fetch });
    expect(isComplete).toBe(false);
    expect((await readLog(path)).results[0]?.errors).toMatchObject([
      { code: "run.model_unreachable", scorer: "judged" },
    ]);
    isDown = false;
    expect(await resumeSuite({ suite: judged, fetch, path, provenance })).toMatchObject({ isComplete: true });
  });

  it("with limits that cannot be kept is said before anything is run", async () => {
    await expect(start({ limits: { timeoutMs: 3_000_000_000 } })).rejects.toThrow(
      "limits.timeoutMs is 3000000000",
    );
    await expect(start({ limits: { timeoutMs: 0 } })).rejects.toThrow("from 1 to 2147483647");
  });

  it("in passing is asked again", async () => {
    const { fetch, calls } = createFakeModels(({ text, calls: count }) =>
      count === 1 ? { status: 429, code: "rate_limited" } : String(Number(text) * 2),
    );
    const { isComplete } = await start({ suite: doubling({}, 1), fetch });
    expect([isComplete, calls()]).toEqual([true, 2]);
  });

  it("in a scorer is named beside the sample, which then counts for nothing there", async () => {
    const odd: Scorer<number, string> = {
      id: "odd",
      score({ sample: { input } }) {
        if (input === 1) throw new Error("cannot judge this");
        return { value: input === 2 ? Number.NaN : input === 3 ? null : 1 };
      },
    };
    const { path } = await start({ suite: doubling({ scorers: [isRight, odd] }, 6) });
    const log = await readLog(path);
    expect(log.results.flatMap(({ errors }) => errors)).toEqual([
      { code: "scorer.threw", message: "Error: cannot judge this", scorer: "odd" },
      { code: "scorer.invalid", message: "gave NaN for a score", scorer: "odd" },
    ]);
    const [summary] = summarise(log).aggregates.models;
    expect(summary?.metrics["odd"]).toMatchObject({ value: 1, samples: 3 });
    expect(summary?.metrics["right"]).toMatchObject({ value: 1, samples: 6 });
    expect(summary?.counts.unscored).toBe(2);
  });

  it("in a dataset is said before anything is run", async () => {
    const twice = doubling({
      dataset: { source: "s", licence: "MIT", load: async () => [...cases(2), ...cases(1)] },
    });
    await expect(start({ suite: twice })).rejects.toThrow(
      'suite doubling: samples 1 and 3 have the same id "s0"',
    );
    await expect(start({ suite: doubling({}, 0) })).rejects.toThrow("its dataset (made here) is empty");
    const huge = doubling({
      dataset: {
        source: "s",
        licence: "MIT",
        load: async () => [{ id: "big", input: 1, metadata: { text: "x".repeat(50_000_000) } }],
      },
    });
    await expect(start({ suite: huge })).rejects.toThrow(/sample "big" has 5\d+ characters/u);
  });
});

describe("a log", () => {
  it("belongs to one run at a time, and is never written over", async () => {
    const path = newPath();
    const slow = createFakeModels(({ text }) => String(Number(text) * 2), { delayMs: 50 });
    const first = start({ path, fetch: slow.fetch });
    await expect.poll(() => readFile(path, "utf8").catch(() => "")).not.toBe("");
    await expect(resumeSuite({ suite: doubling(), fetch: slow.fetch, path, provenance })).rejects.toThrow(
      /another run writes this log/u,
    );
    await first;
    await expect(start({ path })).rejects.toThrow("is there already");
  });

  it("with a last line that was cut off is taken up where it is whole", async () => {
    const { path } = await start();
    const whole = await readFile(path, "utf8");
    const lines = whole.trimEnd().split("\n");
    await writeFile(path, `${lines.slice(0, 10).join("\n")}\n${lines[10]?.slice(0, 40)}`);
    const torn = await readLog(path);
    expect(torn.tornBytes).toBe(40);
    expect(torn.end).toBeUndefined();
    const { isComplete } = await resumeSuite({
      suite: doubling(),
      fetch: doubler().fetch,
      path,
      provenance,
    });
    expect(isComplete).toBe(true);
    const again = await readLog(path);
    expect(again.tornBytes).toBe(0);
    expect(again.results).toHaveLength(12);
  });

  it("that was damaged elsewhere is refused with the line", async () => {
    const { path } = await start();
    const lines = (await readFile(path, "utf8")).split("\n");
    await writeFile(path, [...lines.slice(0, 4), "{", ...lines.slice(5)].join("\n"));
    await expect(readLog(path)).rejects.toThrow(`${path}:5: is not JSON`);
    await writeFile(path, "");
    await expect(readLog(path)).rejects.toThrow("holds no whole line");
    await writeFile(path, '{"type":"run","version":7}\n');
    await expect(readLog(path)).rejects.toThrow("has version 7 of the format");
  });

  it("keeps separators that JSON leaves as they are within a line", async () => {
    const text = "one\u2028two\u0085three\r";
    const odd = doubling({ solver: () => ({ text }) }, 1);
    const { path } = await start({ suite: odd });
    expect((await readLog(path)).results[0]?.solution?.text).toBe(text);
  });

  it("of two runs in one file is refused", async () => {
    const { path } = await start();
    const [first = ""] = (await readFile(path, "utf8")).split("\n");
    await appendFile(path, `${first}\n`);
    await expect(readLog(path)).rejects.toThrow("two runs cannot share one log");
  });

  it.each([
    ["another suite", doubling({ id: "tripling" }), "is a run of doubling, not of tripling"],
    ["another version", doubling({ version: 2 }), "was made with version 1 of doubling, which is now at 2"],
    [
      "a changed sample",
      doubling({
        dataset: {
          source: "s",
          licence: "MIT",
          load: async () => cases(12).map((each) => (each.id === "s3" ? { ...each, expected: "7" } : each)),
        },
      }),
      '1 of 12 samples are not what they were, "s3" has changed',
    ],
  ])("is not gone on with for %s", async (_what, other, message) => {
    const { path } = await start();
    const resumed = resumeSuite({ suite: other, fetch: doubler().fetch, path, provenance });
    await expect(resumed).rejects.toThrow(message);
    await expect(resumed).rejects.toBeInstanceOf(LogProblem);
  });

  it("sums up to the same bytes whatever the order of its lines", async () => {
    const { path } = await start({ models: [model("fake/good"), ...baselines], epochs: 2 });
    const log = await readLog(path);
    const sums = JSON.stringify(summarise(log).aggregates);
    const shuffled = { ...log, results: log.results.toReversed() };
    expect(JSON.stringify(summarise(shuffled).aggregates)).toBe(sums);
  });

  it.runIf(canMount)("on a full disk is named, and goes on when there is room", async () => {
    const disk = mountSmall() ?? "";
    try {
      const path = join(disk, "run.jsonl");
      const wordy = doubling({
        solver: ({ input }) => ({ text: String(input * 2), data: { padding: "x".repeat(200_000) } }),
      });
      await writeFile(join(disk, "filler"), "x".repeat(300_000));
      await expect(start({ path, suite: wordy })).rejects.toThrow(/the disk is full\. Make room and resume/u);
      const left = await readLog(path);
      expect(left.end).toBeUndefined();
      spawnSync("mount", ["-o", "remount,size=20m", disk]);
      const resumed = await resumeSuite({ suite: wordy, fetch: doubler().fetch, path, provenance });
      expect(resumed).toMatchObject({ isComplete: true, done: 12 });
    } finally {
      spawnSync("umount", [disk]);
      await rm(disk, { recursive: true, force: true });
    }
  });

  it("that is ended from outside holds what was done, and no more", async () => {
    const stop = new AbortController();
    const path = newPath();
    const { fetch } = createFakeModels(({ text, calls }) => {
      if (calls === 6) stop.abort(new Error("stopped"));
      return String(Number(text) * 2);
    });
    await expect(start({ path, fetch, signal: stop.signal, concurrency: 1 })).rejects.toThrow("stopped");
    const { results, end } = await readLog(path);
    expect(results).toHaveLength(5);
    expect(end).toBeUndefined();
  });
});
