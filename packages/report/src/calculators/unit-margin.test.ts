import { describe, expect, it } from "vitest";
import { unitMargin } from "./unit-margin.ts";

describe("margin of a subscription", () => {
  it("leaves Midjourney 80 percent after a tenth of commission and 200 images at half a cent", () => {
    expect(unitMargin.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          commissionUsd: 1,
          royaltyUsd: 0,
          itemCostUsd: 1,
          grossProfitUsd: 8,
          grossMarginPercent: 80,
          itemCostPercent: 10,
          itemsAtTargetMargin: 200,
          freeTrialCostUsd: 0.125,
        },
      },
    });
  });

  it("turns negative when royalties of 70 percent meet heavy use, and no items fit the target", () => {
    expect(
      unitMargin.run({
        pricePerMonthUsd: 20,
        commissionPercent: 15,
        royaltyPercent: 70,
        itemsPerMonth: 500,
        costPerItemUsd: 0.01,
        targetMarginPercent: 20,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          commissionUsd: 3,
          royaltyUsd: 14,
          itemCostUsd: 5,
          grossProfitUsd: -2,
          grossMarginPercent: -10,
          itemCostPercent: 25,
          itemsAtTargetMargin: -100,
        },
      },
    });
  });

  it("refuses items that cost nothing", () => {
    expect(unitMargin.run({ costPerItemUsd: 0 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "costPerItemUsd" }] },
    });
  });
});
