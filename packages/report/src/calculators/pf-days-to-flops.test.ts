import { expect, it } from "vitest";
import { pfDaysToFlops } from "./pf-days-to-flops.ts";

it("runs GPT-3 for 3,640 days at a petaflop a second", () => {
  expect(pfDaysToFlops.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        flop: 3.14496e23,
        days: 3640,
        multipliedFlop: 2.1385728e25,
        multipliedPetaflopDays: 247_520,
      },
    },
  });
});

it("halves the days at twice the rate", () => {
  expect(pfDaysToFlops.run({ petaflops: 2, petaflopDays: 10, multiple: 1 })).toMatchObject({
    ok: true,
    calculation: { outputs: { days: 5, flop: 8.64e20 } },
  });
});

it("refuses a machine at rest", () => {
  expect(pfDaysToFlops.run({ petaflops: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "petaflops" }] },
  });
});
