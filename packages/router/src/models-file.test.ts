import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { models } from "./catalogue.ts";
import { createModelsFile } from "./models-file.ts";

const own = {
  provider: "mine",
  id: "new",
  currency: "USD",
  price: { input: 1, output: 2 },
  source: "me",
  asOf: "2026-11-23",
};

it("takes up a change of the file without a restart, and keeps the last good one", () => {
  const path = join(mkdtempSync(join(tmpdir(), "assay-")), "models.json");
  const errors: string[] = [];
  let time = 0;
  const read = createModelsFile(path, {
    now: () => (time += 2_000),
    onError: (message) => errors.push(message),
  });
  expect(read()).toBe(models);
  expect(errors).toEqual(["cannot be read"]);
  writeFileSync(path, JSON.stringify([own]));
  expect(read().length).toBe(models.length + 1);
  writeFileSync(path, JSON.stringify([own, { ...own, id: "newer" }]));
  expect(read().length).toBe(models.length + 2);
  writeFileSync(path, JSON.stringify([{ ...own, price: { input: -1, output: 2 } }]));
  expect(read().length).toBe(models.length + 2);
  expect(errors[1]).toContain("0.price.input");
  writeFileSync(path, "[");
  expect(read().length).toBe(models.length + 2);
  expect(errors[2]).toBe("is not JSON");
});
