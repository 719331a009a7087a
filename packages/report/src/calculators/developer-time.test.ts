import { expect, it } from "vitest";
import { developerTime } from "./developer-time.ts";

it("more than doubles the pace", () => {
  expect(developerTime.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        hoursSavedPerYear: 5500,
        speedup: expect.closeTo(2.222222, 6),
        netSavingUsd: 272_720,
        acceptanceGainPercent: expect.closeTo(20, 9),
      },
    },
  });
});

it("costs the licences when nothing is saved", () => {
  expect(developerTime.run({ timeSavedPercent: 0, developers: 1 })).toMatchObject({
    ok: true,
    calculation: { outputs: { netSavingUsd: -228, speedup: 1 } },
  });
});

it("refuses to save all the time", () => {
  expect(developerTime.run({ timeSavedPercent: 100 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "timeSavedPercent" }] },
  });
});
