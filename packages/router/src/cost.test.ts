import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Model, models, withOverrides } from "./catalogue.ts";
import { costOf } from "./cost.ts";

const at = new Date("2026-11-23T12:00:00Z");
const usage = { prompt: 1_000, completion: 100, cached: 0, cacheWrite: 0, reasoning: 0 };
const model = (rest: object) =>
  Model.parse({
    provider: "p",
    id: "m",
    currency: "USD",
    price: { input: 2, output: 10 },
    source: "test",
    asOf: "2026-11-23",
    ...rest,
  });

describe("the cost of a request", () => {
  it("is tokens times price, in millionths", () => {
    expect(costOf(model({}), usage, at)).toEqual({ micros: 3_000, currency: "USD" });
  });

  it("bills cached tokens once, at their own price", () => {
    const price = { input: 2, output: 10, cachedInput: 0.2, cacheWrite: 2.5 };
    const cached = { ...usage, cached: 600, cacheWrite: 100 };
    expect(costOf(model({ price }), cached, at).micros).toBe(300 * 2 + 600 * 0.2 + 100 * 2.5 + 1_000);
  });

  it("never bills more cached tokens than the prompt has", () => {
    const price = { input: 2, output: 10, cachedInput: 0.2 };
    expect(costOf(model({ price }), { ...usage, cached: 5_000 }, at).micros).toBe(1_000 * 0.2 + 1_000);
  });

  it("bills reasoning as part of the completion", () => {
    expect(costOf(model({}), { ...usage, reasoning: 80 }, at).micros).toBe(3_000);
  });

  it("takes the tier the prompt has passed", () => {
    const tiers = [
      { inputTokensAbove: 200, input: 4, output: 12 },
      { inputTokensAbove: 2_000, input: 8, output: 24 },
    ];
    expect(costOf(model({ tiers }), usage, at).micros).toBe(1_000 * 4 + 100 * 12);
    expect(costOf(model({ tiers }), { ...usage, prompt: 200 }, at).micros).toBe(200 * 2 + 1_000);
  });

  it.each([
    ["2026-11-23T17:00:00Z", 1_500],
    ["2026-11-23T00:30:00Z", 1_500],
    ["2026-11-23T12:00:00Z", 3_000],
  ])("is lower off peak: %s", (time, micros) => {
    const peak = { hoursUtc: [[1, 16] as [number, number]], offPeakShare: 0.5 };
    expect(costOf(model({ peak }), usage, new Date(time)).micros).toBe(micros);
  });

  it("is a whole number that never falls below what is due", () => {
    const tokens = fc.integer({ min: 0, max: 10_000_000 });
    const price = fc.integer({ min: 0, max: 200_000_000 });
    const holds = fc.property(tokens, tokens, price, price, (prompt, completion, input, output) => {
      const prices = { input: input / 1e6, output: output / 1e6 };
      const { micros } = costOf(model({ price: prices }), { ...usage, prompt, completion }, at);
      const due = BigInt(prompt) * BigInt(input) + BigInt(completion) * BigInt(output);
      const excess = BigInt(micros) * 1_000_000n - due;
      return Number.isSafeInteger(micros) && excess >= 0n && excess < 1_000_000n;
    });
    expect(fc.check(holds)).toMatchObject({ failed: false });
  });
});

describe("the catalogue", () => {
  it("has each model once, with a source and a date", () => {
    expect(models.length).toBeGreaterThan(100);
    expect(new Set(models.map(({ provider, id }) => `${provider}/${id}`)).size).toBe(models.length);
    expect(models.filter(({ source, asOf }) => source === "" || !/^\d{4}-\d\d-\d\d$/u.test(asOf))).toEqual(
      [],
    );
  });

  it("lets a user's models replace and join the shipped ones", () => {
    const own = [model({ provider: "openai", id: "gpt-6-sol" }), model({ provider: "mine", id: "new" })];
    const merged = withOverrides(models, own);
    expect(merged.length).toBe(models.length + 1);
    expect(merged.find(({ id }) => id === "gpt-6-sol")?.source).toBe("test");
  });
});
