import { expect, it } from "vitest";
import { cachedInference } from "./cached-inference.ts";

it("joins twentyfold hits and a tenfold whole at a hit rate near 95 percent", () => {
  expect(cachedInference.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        overallSpeedup: expect.closeTo(10.25641, 5),
        hitRateForTargetPercent: expect.closeTo(94.736842, 6),
        savedUsd: expect.closeTo(3249, 6),
      },
    },
  });
});

it("saves nothing without hits", () => {
  expect(cachedInference.run({ hitRatePercent: 0 })).toMatchObject({
    ok: true,
    calculation: { outputs: { overallSpeedup: 1, savedUsd: 0 } },
  });
});

it("has no hit rate for a cache that is no faster", () => {
  expect(cachedInference.run({ speedupOnHit: 1 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "1 − 1 ÷ speedupOnHit" }] },
  });
});
