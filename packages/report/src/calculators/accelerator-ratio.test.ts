import { expect, it } from "vitest";
import { acceleratorRatio } from "./accelerator-ratio.ts";

it("finds about a quarter of an H100", () => {
  expect(acceleratorRatio.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        ratioToFlagship: expect.closeTo(0.258717, 6),
        ratioToReference: expect.closeTo(0.820513, 6),
        chipsForFleet: 38_653,
      },
    },
  });
});

it("is even for equal chips", () => {
  expect(
    acceleratorRatio.run({ chipTeraflops: 7, referenceTeraflops: 7, flagshipTeraflops: 14, fleet: 3 }),
  ).toMatchObject({ ok: true, calculation: { outputs: { ratioToReference: 1, chipsForFleet: 6 } } });
});

it("refuses a chip that computes nothing", () => {
  expect(acceleratorRatio.run({ chipTeraflops: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "chipTeraflops" }] },
  });
});
