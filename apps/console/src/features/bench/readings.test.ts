import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createReadings } from "./readings.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-readings-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(): string {
  files += 1;
  const path = join(folder, `${files}`);
  writeFileSync(path, "x");
  return path;
}

/** A clock that stands: reading takes no time, and nothing is waited for. */
const now = () => 0;
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : "");

it("reads a file once until it changes", async () => {
  let reads = 0;
  const look = createReadings({ read: async () => (reads += 1), reasonOf, most: 10, now });
  const path = file();
  expect(await look([path])).toEqual({ state: "read", value: 1 });
  expect(await look([path])).toEqual({ state: "read", value: 1 });
  appendFileSync(path, "y");
  expect(await look([path])).toEqual({ state: "read", value: 2 });
});

it("waits no longer than it is told, goes on, and then has it; many who ask share one reading", async () => {
  let reads = 0;
  const gate = Promise.withResolvers<string>();
  const read = async () => {
    reads += 1;
    return gate.promise;
  };
  const look = createReadings({ read, reasonOf, most: 10 });
  const path = file();
  const asked = await Promise.all([look([path], { waitMs: 5 }), look([path], { waitMs: 5 })]);
  expect(asked).toEqual([{ state: "reading" }, { state: "reading" }]);
  gate.resolve("done");
  expect(await look([path])).toEqual({ state: "read", value: "done" });
  expect(reads).toBe(1);
});

it("rests before a file that is being written is read again, by how long reading took", async () => {
  let time = 0;
  let reads = 0;
  const read = async () => {
    time += 100;
    return (reads += 1);
  };
  const look = createReadings({ read, reasonOf, most: 10, now: () => time });
  const path = file();
  await look([path]);
  appendFileSync(path, "y");
  time += 500;
  expect(await look([path])).toEqual({ state: "read", value: 1 });
  time += 600;
  expect(await look([path])).toEqual({ state: "read", value: 2 });
});

it("says why a file cannot be read, and reads it when it is mended", async () => {
  let isBroken = true;
  const read = async () => {
    if (isBroken) throw new Error("line 3 is not JSON");
    return "whole";
  };
  const look = createReadings({ read, reasonOf, most: 10, now });
  const path = file();
  expect(await look([path])).toEqual({ state: "broken", reason: "line 3 is not JSON" });
  isBroken = false;
  appendFileSync(path, "y");
  expect(await look([path])).toEqual({ state: "read", value: "whole" });
  expect(await look([join(folder, "none")])).toMatchObject({ state: "broken" });
});

it("keeps what was used last, up to a weight", async () => {
  const reads: string[] = [];
  const read = async ([path = ""]: readonly string[]) => {
    reads.push(path);
    return 4;
  };
  const look = createReadings({ read, reasonOf, most: 10, weigh: (value) => value });
  const [one, two, three] = [file(), file(), file()];
  for (const path of [one, two, one, three, one, two]) await look([path]);
  expect(reads).toEqual([one, two, three, two]);
});
