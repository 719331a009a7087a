import { expect, it } from "vitest";
import { powerGap } from "./power-gap.ts";

it("reproduces 250,000 times", () => {
  expect(powerGap.run({})).toMatchObject({
    ok: true,
    calculation: { outputs: { ratio: 250_000, singleRatio: 25, clusterKilowattHoursPerDay: 60_000 } },
  });
});

it("is one for one card that draws as much as a brain", () => {
  expect(powerGap.run({ brainWatts: 20, acceleratorWatts: 20, accelerators: 1 })).toMatchObject({
    ok: true,
    calculation: { outputs: { ratio: 1 } },
  });
});

it("refuses a brain without power", () => {
  expect(powerGap.run({ brainWatts: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "brainWatts" }] },
  });
});
