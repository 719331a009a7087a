import { expect, it } from "vitest";
import { computeScaling } from "./compute-scaling.ts";

it("gives GPT-3 its 3,640 petaflop-days within rounding", () => {
  expect(computeScaling.run({})).toMatchObject({
    ok: true,
    calculation: { outputs: { trainingFlop: 3.1428e23, petaflopDays: 3637.5, impliedComputeMultiple: 10 } },
  });
});

it("is six for one parameter and one token", () => {
  expect(computeScaling.run({ parameters: 1, tokens: 1, modelMultiple: 25, dataMultiple: 4 })).toMatchObject({
    ok: true,
    calculation: { outputs: { trainingFlop: 6, impliedComputeMultiple: 100, tokensPerParameter: 1 } },
  });
});

it("refuses a model without parameters", () => {
  expect(computeScaling.run({ parameters: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "parameters" }] },
  });
});
