import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { readLog } from "../log/read-log.ts";
import { runSuite } from "../run/run-suite.ts";
import { countResults, kill, openDistributedBench, sumsOf } from "../testing/distributed.ts";
import type { DistributedBench } from "../testing/distributed.ts";
import { guessing } from "../testing/guessing.ts";

let bench: DistributedBench;
beforeAll(async () => {
  bench = await openDistributedBench();
});
afterEach(() => bench.stop());
afterAll(() => bench.close());

const timeout = 90_000;
const waited = { timeout: 20_000, interval: 20 };

it("a worker that is killed loses nothing", { timeout }, async () => {
  const { options } = await bench.plan();
  const killed = bench.begin("worker-process", bench.db.url);
  const run = runSuite(options);
  await vi.waitFor(async () => expect(await countResults(options.path)).toBeGreaterThan(40), waited);
  await kill(killed);
  expect(await countResults(options.path)).toBeLessThan(480);
  bench.begin("worker-process", bench.db.url);
  expect((await run).isComplete).toBe(true);
  expect(await sumsOf(options.path)).toEqual(await sumsOf(await bench.reference()));
  expect(await countResults(options.path)).toBe(480);
});

it("a coordinator that is killed is taken up again to the same bytes", { timeout }, async () => {
  const workspaceId = await bench.db.workspace();
  await bench.work([guessing]);
  const path = bench.newPath();
  const begin = () => bench.begin("run-process", path, bench.db.url, workspaceId);
  for (const lines of [30, 150, 300]) {
    const coordinator = begin();
    await vi.waitFor(async () => expect(await countResults(path)).toBeGreaterThan(lines), waited);
    await kill(coordinator);
    expect((await readLog(path)).end).toBeUndefined();
  }
  expect((await bench.left(workspaceId)).runs).toBe(1);
  expect(await once(begin(), "exit")).toEqual([0, null]);
  expect(await sumsOf(path)).toEqual(await sumsOf(await bench.reference()));
  expect(await bench.left(workspaceId)).toMatchObject({ runs: 0, tries: 0 });
});
