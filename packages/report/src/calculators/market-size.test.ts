import { expect, it } from "vitest";
import { marketSize } from "./market-size.ts";

it("puts the report's 15 billion at 14.4", () => {
  expect(marketSize.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        firstYearMarket: 14_400_000_000,
        newCustomersMarket: 1_000_000_000,
        byYear: [
          { customers: 720_000 },
          { customers: 770_000 },
          { customers: 820_000, market: 16_400_000_000 },
        ],
      },
    },
  });
});

it("stops penetration at everybody", () => {
  expect(
    marketSize.run({
      customers: 10,
      customersAddedPerYear: 0,
      penetrationPercent: 60,
      penetrationAddedPerYearPercent: 30,
      pricePerYear: 1,
      years: 3,
    }),
  ).toMatchObject({
    ok: true,
    calculation: {
      outputs: { byYear: [{ market: 6 }, { market: 9 }, { market: 10, penetrationPercent: 100 }] },
    },
  });
});

it("refuses half a year", () => {
  expect(marketSize.run({ years: 0.5 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "years" }] },
  });
});
