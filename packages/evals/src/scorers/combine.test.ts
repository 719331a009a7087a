import { describe, expect, it } from "vitest";
import type { Scorer } from "../scorer.ts";
import { combine } from "./combine.ts";
import { cost } from "./cost.ts";
import { latency } from "./latency.ts";
import { fakeContext, scoredOf } from "./testing.ts";

const context = fakeContext();
const scored = scoredOf<null, undefined>({ sample: { input: null }, solution: "" });
const giving = (id: string, value: number | null): Scorer<null, undefined> => ({
  id,
  score: () => ({ value, why: `is ${value}` }),
});
const parts = (...values: (number | null)[]) =>
  values.map((value, index) => ({ scorer: giving(`p${index}`, value), weight: index + 1 }));

describe("combine", () => {
  it("weighs a mean", async () => {
    const score = await combine({ id: "c", parts: parts(1, 0.5) }).score(scored, context);
    expect(score).toEqual({
      value: 2 / 3,
      why: "p0: is 1; p1: is 0.5",
      details: {
        parts: [
          { scorer: "p0", weight: 1, value: 1 },
          { scorer: "p1", weight: 2, value: 0.5 },
        ],
      },
    });
  });

  it.each([
    ["mean", [1, null, 0], 1 / 4],
    ["mean", [null, null], null],
    ["all", [1, 1], 1],
    ["all", [1, 0.9], 0],
    ["all", [1, null], null],
    ["all", [0, null], 0],
  ] as const)("%s of %j is %j", async (how, values, value) => {
    expect((await combine({ id: "c", how, parts: parts(...values) }).score(scored, context)).value).toBe(
      value,
    );
  });

  it("refuses scores that are no numbers, weights of nothing and an empty list", async () => {
    await expect(combine({ id: "c", parts: parts(Number.NaN) }).score(scored, context)).rejects.toThrow(
      'sample "s1": p0 gave NaN',
    );
    expect(() => combine({ id: "c", parts: [] })).toThrow("c: there is nothing to combine");
    expect(() => combine({ id: "c", parts: [{ scorer: giving("p", 1), weight: 0 }] })).toThrow(
      "the weight of p has to be positive",
    );
  });
});

describe("latency and cost", () => {
  const at = (measured: Parameters<typeof scoredOf<null, undefined>>[0]["measured"]) =>
    scoredOf<null, undefined>({ sample: { input: null }, solution: "", ...(measured && { measured }) });

  it("are 1 up to a budget and 0 beyond it", () => {
    const within = latency<null, undefined>({ budgetMs: 100 });
    expect(within.score(at({ latencyMs: 100 }), context)).toMatchObject({ value: 1 });
    expect(within.score(at({ latencyMs: 101 }), context)).toMatchObject({
      value: 0,
      why: "101 ms, over 100 ms",
    });
    const cheap = cost<null, undefined>({ budgetMicros: 5 });
    expect(cheap.score(at({ costMicros: 5 }), context)).toMatchObject({ value: 1 });
    expect(cheap.score(at({ costMicros: 6 }), context)).toMatchObject({ value: 0 });
  });

  it("are what was measured without one", () => {
    expect(latency<null, undefined>().score(at({ latencyMs: 12.5 }), context)).toEqual({ value: 12.5 });
    expect(cost<null, undefined>().score(at({ costMicros: 0 }), context)).toEqual({ value: 0 });
  });

  it("do not judge what is not known", () => {
    expect(latency<null, undefined>().score(at({ isCached: true }), context)).toMatchObject({ value: null });
    expect(latency<null, undefined>().score(at({ latencyMs: Number.NaN }), context)).toMatchObject({
      value: null,
    });
    expect(cost<null, undefined>().score(at({ costMicros: undefined }), context)).toMatchObject({
      value: null,
    });
  });
});
