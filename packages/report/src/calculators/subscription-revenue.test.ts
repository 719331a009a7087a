import { describe, expect, it } from "vitest";
import { subscriptionRevenue } from "./subscription-revenue.ts";

describe("subscription revenue", () => {
  it("gives about a hundred million a year when a tenth of Midjourney's users take the cheapest plan", () => {
    expect(subscriptionRevenue.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          payingPercent: 10,
          subscribers: 1_000_000,
          monthlyRevenue: 10_000_000,
          yearlyRevenue: 120_000_000,
          monthlyRevenuePerUser: 1,
          monthlyRevenuePerSubscriber: 10,
        },
      },
    });
  });

  it("mixes plans and billing periods", () => {
    expect(
      subscriptionRevenue.run({
        users: 1000,
        basicSharePercent: 10,
        standardSharePercent: 5,
        proSharePercent: 1,
        yearlyBillingPercent: 50,
        targetYearlyRevenue: 59_400,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          payingPercent: 16,
          subscribers: 160,
          monthlyRevenue: 2790,
          yearlyRevenue: 33_480,
          subscribersForTarget: expect.closeTo(283.871, 3),
        },
      },
    });
  });

  it("adds a fee of a year: a fifth of 720,000 firms at 100,000 make 14.4 billion", () => {
    expect(
      subscriptionRevenue.run({
        users: 720_000,
        basicSharePercent: 20,
        basicMonthlyPrice: 0,
        yearlyFee: 100_000,
        targetYearlyRevenue: 15e9,
      }),
    ).toMatchObject({
      ok: true,
      calculation: { outputs: { monthlyRevenue: 0, yearlyRevenue: 14.4e9, subscribersForTarget: 150_000 } },
    });
  });

  it("refuses plans that hold more than all users", () => {
    expect(subscriptionRevenue.run({ basicSharePercent: 90, proSharePercent: 20 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "basicSharePercent" }] },
    });
  });

  it("names the subscribers when nobody pays", () => {
    expect(subscriptionRevenue.run({ basicSharePercent: 0 })).toMatchObject({
      ok: false,
      failure: { code: "division_by_zero", issues: [{ field: "subscribers" }] },
    });
  });
});
