import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeLog } from "../reports/testing/index.ts";
import { readLog } from "./read-log.ts";
import { readRun } from "./read-run.ts";
import { readTries } from "./read-tries.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-read-parts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const log = makeLog({ samples: 30, models: 2, epochs: 2 });
const lines = [log.run, ...log.samples.values(), ...log.results].map((record) => JSON.stringify(record));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it("reads what a run is from the first line, whatever follows", async () => {
  const path = write("torn.jsonl", `${lines[0]}\n{"type":"sam`);
  expect(await readRun(path)).toEqual(log.run);
});

it.each([
  ["", "holds no whole line"],
  ["no end", "holds no whole line"],
  ["not json\n", ":1: is not JSON"],
  [`${lines[1]}\n`, "no run record"],
  [`${"x".repeat(5_000_000)}\n`, "longer than"],
])("names what is wrong with a first line (%#)", async (text, says) => {
  await expect(readRun(write("bad.jsonl", text))).rejects.toThrow(says);
});

it("names a file that is not there", async () => {
  await expect(readRun(join(folder, "none.jsonl"))).rejects.toThrow("cannot be read (ENOENT)");
});

it("finds one sample with its answers, the last of each try, as a whole reading does", async () => {
  const [first] = log.results;
  const again = { ...first, at: "2026-11-25T10:00:00.000Z" };
  const path = write("whole.jsonl", `${[...lines, JSON.stringify(again)].join("\n")}\n`);
  const whole = await readLog(path);
  for (const id of ["sample-00001", "sample-00030"])
    expect(await readTries(path, id)).toEqual({
      sample: whole.samples.get(id),
      results: whole.results.filter(({ sample }) => sample === id),
    });
  expect(await readTries(path, "sample-99999")).toBeUndefined();
  expect(await readTries(path, "exact")).toBeUndefined();
});
