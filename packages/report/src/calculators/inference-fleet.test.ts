import { expect, it } from "vitest";
import { inferenceFleet } from "./inference-fleet.ts";

it("reproduces the report's 972,222 hours and 40,509 cards", () => {
  expect(inferenceFleet.run({})).toMatchObject({
    ok: true,
    calculation: {
      outputs: {
        millisecondsPerDay: 3.5e12,
        acceleratorHoursPerDay: expect.closeTo(972222.222222, 6),
        accelerators: expect.closeTo(40509.259259, 6),
        wholeAccelerators: 40_510,
        marketUsd: expect.closeTo(405092592.59, 2),
      },
    },
  });
});

it("serves one user who asks once with one card", () => {
  expect(
    inferenceFleet.run({
      dailyUsers: 1,
      questionsPerUser: 1,
      charactersPerAnswer: 10,
      millisecondsPerCharacter: 360_000,
      servingHoursPerDay: 1,
    }),
  ).toMatchObject({
    ok: true,
    calculation: { outputs: { acceleratorHoursPerDay: 1, accelerators: 1, marketUsd: 10_000 } },
  });
});

it("refuses a day of more than 24 hours", () => {
  expect(inferenceFleet.run({ servingHoursPerDay: 25 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "servingHoursPerDay" }] },
  });
});
