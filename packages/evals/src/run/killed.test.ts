import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readLog } from "../log/read-log.ts";
import { summarise } from "../log/summarise.ts";
import { createRandom } from "../statistics/random.ts";

const program = fileURLToPath(new URL("../testing/run-process.ts", import.meta.url));
const kills = 20;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-killed-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const begin = (path: string) => spawn(process.execPath, [program, path], { stdio: "inherit" });
/** The lock of the one killed before is still there until its successor takes it. */
const isHeldBy = async (lock: string, pid = 0) =>
  (await readFile(lock, "utf8").catch(() => "")).includes(`"pid":${pid},`);
const aggregates = async (path: string) => {
  const { aggregates: sums, isComplete } = summarise(await readLog(path));
  return { sums: JSON.stringify(sums), isComplete };
};

it(
  "killed at twenty moments and resumed each time sums up to the same bytes as one that was not",
  { timeout: 240_000 },
  async () => {
    const whole = join(folder, "whole.jsonl");
    const [code] = await once(begin(whole), "exit");
    expect(code).toBe(0);
    const random = createRandom("moments");
    const path = join(folder, "killed.jsonl");
    let killed = 0;
    const written: number[] = [];
    for (let moment = 0; moment < kills; moment += 1) {
      const child = begin(path);
      const ended = once(child, "exit");
      while (!(await isHeldBy(`${path}.lock`, child.pid)) && child.exitCode === null) await sleep(5);
      await sleep(random.integer(400));
      child.kill("SIGKILL");
      const [, signal] = await ended;
      killed += signal === "SIGKILL" ? 1 : 0;
      written.push((await readLog(path)).results.length);
    }
    expect(killed).toBeGreaterThan(kills / 2);
    expect(new Set(written).size).toBeGreaterThan(3);
    const [last] = await once(begin(path), "exit");
    expect(last).toBe(0);
    expect(await aggregates(path)).toEqual(await aggregates(whole));
    expect((await aggregates(path)).isComplete).toBe(true);
  },
);
