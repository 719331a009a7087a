import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { readLog } from "../log/read-log.ts";
import { summarise } from "../log/summarise.ts";
import { resumeSuite, runSuite } from "../run/run-suite.ts";
import { suite } from "../suite.ts";
import { countResults, openDistributedBench, sumsOf } from "../testing/distributed.ts";
import type { DistributedBench } from "../testing/distributed.ts";
import { guessers, guessing } from "../testing/guessing.ts";
import { createSuiteShelf } from "./suite-shelf.ts";
import { createTryStore } from "./try-store.ts";

let bench: DistributedBench;
beforeAll(async () => {
  bench = await openDistributedBench();
});
afterEach(() => bench.stop());
afterAll(() => bench.close());

const timeout = 120_000;
const one = { most: 1, epochs: 1, models: guessers.slice(0, 1) };

describe("a run over workers", () => {
  it(
    "comes to the same bytes as in one process, shared by two, and leaves nothing behind",
    { timeout },
    async () => {
      const { options, workspaceId } = await bench.plan();
      const workers = [await bench.work([guessing]), await bench.work([guessing])];
      const { isComplete } = await runSuite(options);
      expect(isComplete).toBe(true);
      expect(await sumsOf(options.path)).toEqual(await sumsOf(await bench.reference()));
      expect(await countResults(options.path)).toBe(480);
      expect(await bench.left(workspaceId)).toEqual({ runs: 0, tries: 0, jobs: 0 });
      await vi.waitFor(() => expect(workers.reduce((sum, { made }) => sum + made(), 0)).toBe(480));
      for (const { made } of workers) expect(made()).toBeGreaterThan(48);
    },
  );

  it("keeps texts that a database could stumble over, and the order of their fields", async () => {
    const text = "nul \u0000, half a pair \uD800, separator \u2028";
    const odd = suite<number, number>({
      id: "odd",
      title: "Odd",
      description: "Odd.",
      version: 1,
      dataset: { source: "s", licence: "MIT", load: async () => [{ id: "one", input: 1 }] },
      solver: () => ({ text, data: { b: 1, a: text } }),
      scorers: [{ id: "same", score: ({ solution }) => ({ value: Number(solution.text === text) }) }],
    });
    const { options } = await bench.plan({ ...one, suite: odd });
    await bench.work([odd]);
    expect((await runSuite(options)).isComplete).toBe(true);
    const [result] = (await readLog(options.path)).results;
    expect(result).toMatchObject({ solution: { text }, scores: { same: { value: 1 } } });
    expect(Object.keys(result?.solution?.data ?? {})).toEqual(["b", "a"]);
  });

  it("takes the first of two results of one try", async () => {
    const { options, workspaceId } = await bench.plan(one);
    const run = runSuite(options);
    const id = await firstTry(workspaceId);
    const store = createTryStore(bench.db.system);
    const { runId = "", sample = "" } = (await store.find(workspaceId, id)) ?? {};
    const made = (await readLog(await bench.reference())).results.find(
      (each) => each.model === "fake/one" && each.sample === sample && each.epoch === 1,
    );
    if (made === undefined) throw new Error("The reference lacks a result.");
    const kept = [0.25, 0.75].map((value) => ({ ...made, scores: { right: { value } } }));
    for (const outcome of kept) await store.keep(workspaceId, id, { runId, outcome });
    expect((await run).isComplete).toBe(true);
    expect((await readLog(options.path)).results.map(({ scores }) => scores)).toEqual([
      { right: { value: 0.25 } },
    ]);
  });
});

async function firstTry(workspaceId: string): Promise<string> {
  return vi.waitFor(async () => {
    const [row] = await bench.db.owner.sql<{ id: string }[]>`
      select id from bench.try where workspace_id = ${workspaceId}`;
    if (row === undefined) throw new Error("Nothing is to be tried yet.");
    return row.id;
  }, 5_000);
}

describe("a worker that has something else", () => {
  it("refuses by name; its tries count for nothing and are made on resume", { timeout }, async () => {
    const { options, notices } = await bench.plan({ most: 2, epochs: 1 });
    await bench.work([{ ...guessing, version: 2 }]);
    expect(await runSuite(options)).toMatchObject({ isComplete: false, done: 0, planned: 4 });
    const message = expect.stringMatching(
      /^worker \S+ \(process \d+\) has version 2 of guessing, and the run is of version 1$/u,
    );
    const log = await readLog(options.path);
    expect(log.results.flatMap(({ errors }) => errors)).toEqual(
      Array.from({ length: 4 }, () => ({ code: "run.worker_refused", message })),
    );
    expect(notices).toEqual([{ code: "refused", message }]);
    expect(summarise(log).aggregates.models[0]?.counts).toMatchObject({ counted: 0, runErrors: 2 });
    await bench.stop();
    await bench.work([guessing]);
    expect((await resumeSuite(options)).isComplete).toBe(true);
  });

  it.each([
    ["no suite", () => [], "has no suite guessing"],
    [
      "another dataset",
      () => [{ ...guessing, open: async () => ({ ...(await guessing.open()), hash: "feed" }) }],
      expect.stringMatching(/^has another dataset of guessing \(feed, and the run is of [\da-f]{16}\)$/u),
    ],
    [
      "no data",
      () => [{ ...guessing, open: () => Promise.reject(new Error("no folder")) }],
      "cannot open guessing: no folder",
    ],
  ])("says so: %s", async (_what, suites, message) => {
    const { run: record } = await readLog(await bench.reference());
    const prepare = createSuiteShelf(suites(), {});
    const found = { runId: record.id, model: "fake/one", sample: "s1", epoch: 1, usesCache: false };
    expect(await prepare({ ...found, record })).toEqual(message);
    expect(await prepare({ ...found, record: { ...record, later: true } })).toMatch(
      /another version of Assay/u,
    );
  });
});

describe("without a worker", () => {
  it("a run says what to start, and what was sent is taken back when it is ended", { timeout }, async () => {
    const stop = new AbortController();
    const { options, notices, workspaceId } = await bench.plan({ signal: stop.signal }, { silentMs: 100 });
    const run = runSuite(options).catch((error: unknown) => error);
    await vi.waitFor(() => expect(notices).toEqual([{ code: "no_worker", silentMs: 100 }]), 15_000);
    stop.abort(new Error("stopped"));
    expect(await run).toEqual(new Error("stopped"));
    expect(await bench.left(workspaceId)).toEqual({ runs: 0, tries: 0, jobs: 0 });
    await bench.work([guessing]);
    const { signal: _, ...resumed } = options;
    expect((await resumeSuite(resumed)).isComplete).toBe(true);
    expect(await sumsOf(options.path)).toEqual(await sumsOf(await bench.reference()));
  });

  it("a try whose job somebody cancels counts for nothing", async () => {
    const { options, workspaceId } = await bench.plan(one);
    const run = runSuite(options);
    await firstTry(workspaceId);
    const [job] = await vi.waitFor(async () => {
      const listed = await bench.jobs.list(workspaceId);
      expect(listed).toHaveLength(1);
      return listed;
    }, 5_000);
    await bench.jobs.cancel(workspaceId, job?.id ?? "");
    expect((await run).isComplete).toBe(false);
    expect((await readLog(options.path)).results[0]?.errors).toEqual([
      { code: "run.worker_lost", message: "its job was cancelled" },
    ]);
  });

  it("the tries of a coordinator that is gone are wanted by nobody, until it is back", async () => {
    const { options, workspaceId } = await bench.plan(one);
    const run = runSuite(options);
    const id = await firstTry(workspaceId);
    const store = createTryStore(bench.db.system);
    expect(await store.find(workspaceId, id)).toMatchObject({ model: "fake/one", epoch: 1 });
    await bench.db.owner.sql`update bench.run set expires_at = now() where workspace_id = ${workspaceId}`;
    expect(await store.find(workspaceId, id)).toBeUndefined();
    const { made } = await bench.work([guessing]);
    await vi.waitFor(() => expect(made()).toBe(1), 5_000);
    expect(await bench.left(workspaceId)).toMatchObject({ tries: 1 });
    expect((await run).isComplete).toBe(true);
  });
});
