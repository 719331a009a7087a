import { expect, it } from "vitest";
import { trainingFleet } from "./training-fleet.ts";

it("sizes the report's market at 320 million dollars and GPT-3 within its 3,000 to 5,000 cards", () => {
  expect(trainingFleet.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        marketUsd: 320_000_000,
        purchasedAccelerators: 32_000,
        accelerators: expect.closeTo(3431.37, 2),
        servers: 429,
      },
    },
  });
});

it("needs a tenth of the cards for ten times the days", () => {
  expect(
    trainingFleet.run({
      petaflopDays: 100,
      trainingDays: 100,
      peakTeraflops: 1000,
      utilisationPercent: 50,
      acceleratorsPerServer: 1,
    }),
  ).toMatchObject({
    ok: true,
    calculation: { outputs: { accelerators: 2, servers: 2, fleetCostUsd: 20_000 } },
  });
});

it("refuses a run without days", () => {
  expect(trainingFleet.run({ trainingDays: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "trainingDays" }] },
  });
});
