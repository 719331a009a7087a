import { expect, it } from "vitest";
import { utilisationHeadroom } from "./utilisation-headroom.ts";

it("leaves fifteen points, a quarter of the bill", () => {
  expect(utilisationHeadroom.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        headroomPoints: 15,
        speedup: expect.closeTo(1.333333, 6),
        costReductionPercent: 25,
        savedUsd: 62_500_000,
      },
    },
  });
});

it("leaves nothing at the ceiling", () => {
  expect(utilisationHeadroom.run({ currentPercent: 60 })).toMatchObject({
    ok: true,
    calculation: { outputs: { headroomPoints: 0, speedup: 1, savedUsd: 0 } },
  });
});

it("refuses more than everything", () => {
  expect(utilisationHeadroom.run({ currentPercent: 101 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "currentPercent" }] },
  });
});
