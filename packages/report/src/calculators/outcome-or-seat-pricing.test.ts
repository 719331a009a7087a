import { describe, expect, it } from "vitest";
import { outcomeOrSeatPricing } from "./outcome-or-seat-pricing.ts";

describe("paying per result or per seat", () => {
  it("bills Glean's smallest customer 50,000 dollars a month by seat and meets at 100 results", () => {
    expect(outcomeOrSeatPricing.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          seatBillUsd: 50_000,
          results: 50_000,
          outcomeBillUsd: 50_000,
          outcomeMinusSeatUsd: 0,
          breakEvenResultsPerSeat: 100,
          breakEvenTasksPerSeat: 200,
        },
      },
    });
  });

  it("charges less by result when few tasks succeed", () => {
    expect(
      outcomeOrSeatPricing.run({
        seats: 10,
        pricePerSeatPerMonthUsd: 60,
        tasksPerSeatPerMonth: 40,
        successPercent: 25,
        pricePerResultUsd: 1.5,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          seatBillUsd: 600,
          results: 100,
          outcomeBillUsd: 150,
          outcomeMinusSeatUsd: -450,
          breakEvenResultsPerSeat: 40,
          breakEvenTasksPerSeat: 160,
        },
      },
    });
  });

  it("refuses a result that costs nothing", () => {
    expect(outcomeOrSeatPricing.run({ pricePerResultUsd: 0 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "pricePerResultUsd" }] },
    });
  });
});
