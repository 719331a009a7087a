import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClassifierModel } from "@assay/dialogue";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createClassifierCache } from "./classifier-cache.ts";

const model: ClassifierModel = {
  version: 1,
  examples: "abc",
  intents: ["none"],
  features: [],
  idf: [],
  rarest: 1,
  weights: "",
  scale: 1,
  bias: [0],
  temperature: 1,
};

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-classifiers-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("gives back what was kept under the hash, and nothing under another", () => {
  createClassifierCache(() => join(folder, "new")).set("abc", model);
  const cache = createClassifierCache(() => join(folder, "new"));
  expect(cache.get("abc")).toEqual(model);
  expect(cache.get("abd")).toBeUndefined();
});

it("has nothing where a file is broken, of another version, or cannot be written", () => {
  writeFileSync(join(folder, "broken.json"), "{");
  writeFileSync(join(folder, "newer.json"), JSON.stringify({ ...model, version: 2 }));
  const cache = createClassifierCache(() => folder);
  expect([cache.get("broken"), cache.get("newer")]).toEqual([undefined, undefined]);
  const nowhere = createClassifierCache(() => join(folder, "broken.json", "below"));
  nowhere.set("abc", model);
  expect(nowhere.get("abc")).toBeUndefined();
});

it("keeps to its folder whatever the hash is", () => {
  createClassifierCache(() => folder).set("../outside", model);
  expect(readdirSync(folder)).toEqual(["___outside.json"]);
});
