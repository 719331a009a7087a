import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DatasetProblem } from "../dataset.ts";
import type { SampleOf } from "../sample.ts";
import { generated } from "./generated.ts";
import { inline } from "./inline.ts";
import { partOf, split } from "./split.ts";

const origin = { source: "own", licence: "MIT" };
const parts = { train: 60, test: 40 };

function named(ids: readonly string[]) {
  return inline(
    ids.map((id) => ({ id, input: id })),
    origin,
  );
}

describe("a split", () => {
  it("puts every sample on one side, and on the same one when others are added or reordered", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.string(), async (ids, added) => {
        const sides = new Map(ids.map((id) => [id, partOf(id, parts)]));
        for (const id of [added, ...ids.toReversed()])
          expect(partOf(id, parts)).toBe(sides.get(id) ?? partOf(added, parts));
      }),
    );
  });

  it("is complete and disjoint", async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `s${index}`);
    const train = await split(named(ids), { parts, part: "train" }).load({});
    const test = await split(named(ids), { parts, part: "test" }).load({});
    expect([...train, ...test].map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(train.length).toBeGreaterThan(550);
    expect(train.length).toBeLessThan(650);
  });

  it("stays the same from one version of the product to the next", () => {
    expect(["a", "b", "c", "d", "e"].map((id) => partOf(id, parts))).toMatchInlineSnapshot(`
      [
        "train",
        "train",
        "train",
        "test",
        "train",
      ]
    `);
    expect(["a", "b", "c", "d", "e"].map((id) => partOf(id, parts, "again"))).toMatchInlineSnapshot(`
      [
        "test",
        "train",
        "train",
        "train",
        "test",
      ]
    `);
  });

  it("keeps together what belongs together", async () => {
    const samples = Array.from({ length: 200 }, (_, index) => ({
      id: `s${index}`,
      input: index,
      cluster: `c${index % 20}`,
    }));
    const dataset = inline(samples, origin);
    const by = ({ cluster, id }: SampleOf<number>) => cluster ?? id;
    const train = await split(dataset, { parts, part: "train", by }).load({});
    const test = await split(dataset, { parts, part: "test", by }).load({});
    const clusters = new Set(train.map(by));
    expect(test.filter((sample) => clusters.has(by(sample)))).toEqual([]);
    expect(train.length + test.length).toBe(200);
  });

  it("says so when a part is empty or its share is not above 0", async () => {
    const small = split(named(["a"]), { parts: { most: 1_000_000, least: 1e-9 }, part: "least" });
    await expect(small.load({})).rejects.toThrow(DatasetProblem);
    expect(() => split(named(["a"]), { parts: { train: 1, test: 0 }, part: "test" })).toThrow(RangeError);
  });
});

describe("generated samples", () => {
  const make = (count: number, seed: string | number = 7) =>
    generated({
      count,
      seed,
      make: (random, index) => ({ id: `g${index}`, input: random.integer(1_000_000) }),
    }).load({});

  it("are the same for the same seed, and others for another", async () => {
    expect(await make(20)).toEqual(await make(20));
    expect(await make(20)).not.toEqual(await make(20, 8));
  });

  it("stay as they were when more are made", async () => {
    expect((await make(50)).slice(0, 20)).toEqual(await make(20));
  });

  it("are at least one", () => {
    expect(() => generated({ count: 0, seed: 1, make: () => ({ id: "a", input: 1 }) })).toThrow(RangeError);
  });
});
