import { describe, expect, it } from "vitest";
import { claimById } from "./data.ts";
import type { ArithmeticClaim, ConsistencyClaim } from "./claim.ts";
import { evaluateClaim } from "./evaluate-claim.ts";

const text = { en: "Text.", zh: "文本。" };

function arithmetic(value: number, resolution: number): ArithmeticClaim {
  return {
    id: "test",
    section: "training-cost",
    lines: [[81, 81]],
    title: text,
    statement: text,
    kind: "arithmetic",
    facts: [],
    runs: [{ calculator: "training-cost", inputs: { trainingDays: 100 }, output: "costUsd" }],
    stated: { value, unit: "money", currency: "USD", resolution },
  };
}

function consistency(passages: [number, number][]): ConsistencyClaim {
  return {
    id: "test",
    section: "training-cost",
    lines: [[81, 81]],
    title: text,
    statement: text,
    kind: "consistency",
    facts: [],
    passages: passages.map(([value, resolution]) => ({
      lines: [81, 81],
      says: text,
      figure: { value, unit: "count", resolution },
    })),
    why: text,
  };
}

describe("the verdict on 60 million recomputed", () => {
  it.each([
    [60e6, 0, "reproduced"],
    [60.4e6, 500_000, "reproduced"],
    [60.6e6, 500_000, "close"],
    [63e6, 500_000, "close"],
    [66.7e6, 500_000, "off"],
    [50e6, 20e6, "off"],
  ])("is, for %d stated to within %d, %s", (stated, resolution, verdict) => {
    expect(evaluateClaim(arithmetic(stated, resolution))).toMatchObject({
      ok: true,
      evaluation: { verdict },
    });
  });

  it("turns with other inputs", () => {
    expect(evaluateClaim(arithmetic(63e6, 500_000), { trainingDays: 105 })).toMatchObject({
      evaluation: { verdict: "reproduced", deviationPercent: 0, recomputed: { low: 63e6, high: 63e6 } },
    });
  });

  it("is not given for inputs the calculator refuses", () => {
    expect(evaluateClaim(arithmetic(63e6, 500_000), { trainingDays: 0 })).toMatchObject({
      ok: false,
      calculator: "training-cost",
      failure: { issues: [{ field: "trainingDays" }] },
    });
  });
});

describe("passages", () => {
  it.each([
    [
      [
        [10, 0.5],
        [10.4, 0.5],
      ],
      "consistent",
    ],
    [
      [
        [50_000, 5_000],
        [40_000, 5_000],
      ],
      "inconsistent",
    ],
    [
      [
        [2026, 0],
        [2028, 0],
      ],
      "inconsistent",
    ],
    [
      [
        [2026, 0],
        [2026, 0],
      ],
      "consistent",
    ],
    [
      [
        [10, 0.5],
        [10.4, 0.5],
        [11.5, 0.5],
      ],
      "inconsistent",
    ],
  ] as [[number, number][], string][])("%j are %s", (passages, verdict) => {
    expect(evaluateClaim(consistency(passages))).toMatchObject({ ok: true, evaluation: { verdict } });
  });
});

describe("the report's own claims", () => {
  it.each([
    ["gpt4-training-bill", "close"],
    ["feedback-market", "reproduced"],
    ["digital-media-increment", "off"],
    ["gpt3-parameters", "inconsistent"],
    ["firms-going-abroad-a-year", "inconsistent"],
    ["tokens-per-word", "not-run"],
  ])("%s is %s", (id, verdict) => {
    const claim = claimById().get(id);
    expect(claim && evaluateClaim(claim)).toMatchObject({ evaluation: { verdict } });
  });

  it("say how the legal market turns with the exchange rate", () => {
    const claim = claimById().get("legal-market-floor");
    const at = (cnyPerUsd: number) => claim && evaluateClaim(claim, { cnyPerUsd });
    expect(at(7)).toMatchObject({ evaluation: { verdict: "off" } });
    expect(at(7.3)).toMatchObject({ evaluation: { verdict: "close" } });
  });
});
