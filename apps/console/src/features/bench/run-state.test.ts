import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { stateOf } from "./run-state.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-run-state-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "run.jsonl");

it("runs while somebody alive holds its lock, and is interrupted otherwise", async () => {
  expect(await stateOf(path, true)).toBe("complete");
  expect(await stateOf(path, false)).toBe("interrupted");
  writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.pid, token: "x" }));
  expect(await stateOf(path, false)).toBe("running");
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${path}.lock`, longAgo, longAgo);
  expect(await stateOf(path, false)).toBe("interrupted");
  writeFileSync(`${path}.lock`, JSON.stringify({ pid: 2 ** 30, token: "x" }));
  expect(await stateOf(path, false)).toBe("interrupted");
  writeFileSync(`${path}.lock`, "not json");
  expect(await stateOf(path, false)).toBe("interrupted");
});
