import { describe, expect, it } from "vitest";
import { dilution } from "./dilution.ts";

describe("dilution by new items", () => {
  it("pays 70 percent of 13 billion dollars into the pool and lets a tenth as many tracks take a hundredth", () => {
    expect(dilution.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          poolUsd: 9.1e9,
          shareBeforePercent: 1,
          shareAfterPercent: expect.closeTo(0.990_099, 6),
          payoutBeforeUsd: 91_000_000,
          payoutAfterUsd: expect.closeTo(90_099_009.9, 1),
          lostUsd: expect.closeTo(900_990.1, 1),
          dilutionPercent: expect.closeTo(0.990_099, 6),
        },
      },
    });
  });

  it("takes a fifth from every owner when a company of 80 shares issues 20", () => {
    expect(
      dilution.run({
        revenueUsd: 1000,
        royaltyPercent: 100,
        existingItems: 80,
        heldItems: 40,
        newItems: 20,
        newItemWeight: 1,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          poolUsd: 1000,
          shareBeforePercent: 50,
          shareAfterPercent: 40,
          payoutBeforeUsd: 500,
          payoutAfterUsd: 400,
          lostUsd: 100,
          dilutionPercent: 20,
        },
      },
    });
  });

  it("refuses a holder of more than there is", () => {
    expect(dilution.run({ existingItems: 10, heldItems: 11 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "heldItems" }] },
    });
  });
});
