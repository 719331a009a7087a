import { describe, expect, it } from "vitest";
import { companionUnitEconomics } from "./companion-unit-economics.ts";

describe("unit economics of a companion app", () => {
  it("finds a quarter of Character.AI's monthly users there each day, and queries above 1 percent paying", () => {
    expect(companionUnitEconomics.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          stickinessPercent: 25,
          minutesPerMonthlyUser: 180,
          queriesPerMonth: 5_040_000_000,
          costPerQueryUsd: 0.0012,
          inferenceCostUsd: 6_048_000,
          revenueUsd: 1_398_600,
          marginUsd: -4_649_400,
          breakEvenPayingPercent: expect.closeTo(4.324_324, 6),
        },
      },
    });
  });

  it("earns money with short sessions and a tenth paying", () => {
    expect(
      companionUnitEconomics.run({
        dailyActiveUsers: 100,
        monthlyActiveUsers: 1000,
        minutesPerDay: 10,
        daysPerMonth: 30,
        queriesPerMinute: 1,
        referenceCostPerQueryUsd: 0.02,
        costDivisor: 2,
        pricePerMonthUsd: 5,
        payingPercent: 10,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          stickinessPercent: 10,
          minutesPerMonthlyUser: 30,
          queriesPerMonth: 30_000,
          inferenceCostUsd: 300,
          revenueUsd: 500,
          marginUsd: 200,
          breakEvenPayingPercent: 6,
        },
      },
    });
  });

  it("refuses an app without monthly users", () => {
    expect(companionUnitEconomics.run({ monthlyActiveUsers: 0 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "monthlyActiveUsers" }] },
    });
  });
});
