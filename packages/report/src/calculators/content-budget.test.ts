import { describe, expect, it } from "vitest";
import { contentBudget } from "./content-budget.ts";

describe("content's part of the marketing budget", () => {
  it("takes 7.5 percent of a consumer firm's revenue and stands for 960 billion dollars of it", () => {
    expect(contentBudget.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          marketingUsd: 1_500_000,
          contentUsd: 750_000,
          contentOfRevenuePercent: 7.5,
          aiContentUsd: 150_000,
          impliedMarketingUsd: 144e9,
          impliedRevenueUsd: 960e9,
          headroomPercent: expect.closeTo(38.888_889, 6),
        },
      },
    });
  });

  it("takes 5 percent where firms sell to firms", () => {
    expect(
      contentBudget.run({
        revenueUsd: 2000,
        marketingPercent: 10,
        contentMarketUsd: 50,
        totalMarketUsd: 25,
        aiMadePercent: 100,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          marketingUsd: 200,
          contentUsd: 100,
          contentOfRevenuePercent: 5,
          aiContentUsd: 100,
          impliedMarketingUsd: 100,
          impliedRevenueUsd: 1000,
          headroomPercent: -50,
        },
      },
    });
  });

  it("refuses a budget above the whole revenue", () => {
    expect(contentBudget.run({ marketingPercent: 101 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "marketingPercent" }] },
    });
  });
});
