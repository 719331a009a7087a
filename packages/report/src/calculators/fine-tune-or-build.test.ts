import { expect, it } from "vitest";
import { fineTuneOrBuild } from "./fine-tune-or-build.ts";

it("reproduces fifteen million dollars a month and earns GPT-4 back in under five", () => {
  expect(fineTuneOrBuild.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        apiCostPerMonthUsd: 15_000_000,
        savingPerMonthUsd: 13_500_000,
        breakEvenMonths: expect.closeTo(4.663111, 6),
      },
    },
  });
});

it("finds the traffic that pays within the horizon", () => {
  expect(
    fineTuneOrBuild.run({
      buildingCostUsd: 1000,
      fineTuningCostUsd: 0,
      interactionsPerDollar: 1,
      ownCostPerInteractionUsd: 0,
      horizonMonths: 1,
      daysPerMonth: 10,
      interactionsPerDay: 50,
    }),
  ).toMatchObject({
    ok: true,
    calculation: { outputs: { breakEvenInteractionsPerDay: 100, breakEvenMonths: 2 } },
  });
});

it("has no break-even when both cost the same", () => {
  expect(fineTuneOrBuild.run({ interactionsPerDollar: 1000, ownCostPerInteractionUsd: 0.001 })).toMatchObject(
    { ok: false, failure: { issues: [{ field: "savingPerMonthUsd" }] } },
  );
});
