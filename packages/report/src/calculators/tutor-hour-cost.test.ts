import { describe, expect, it } from "vitest";
import { tutorHourCost } from "./tutor-hour-cost.ts";

describe("an AI month or a teacher's hour", () => {
  it("reproduces the report's market of 140 billion yuan and the month that costs one hour", () => {
    expect(tutorHourCost.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          teacherCostPerMonthCny: 2400,
          aiPricePerHourCny: expect.closeTo(16.6667, 4),
          teacherToAiRatio: 12,
          savedPerMonthCny: 2200,
          breakEvenHours: 1,
          marketCny: 140_000_000_000,
          appPricePerMonthCny: expect.closeTo(58.3333, 4),
        },
      },
    });
  });

  it("favours the teacher for less practice than the break-even", () => {
    expect(
      tutorHourCost.run({
        teacherPricePerHourCny: 300,
        aiPricePerMonthCny: 150,
        practiceHoursPerMonth: 0.25,
        learners: 10,
        appPricePerYearCny: 120,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          teacherCostPerMonthCny: 75,
          aiPricePerHourCny: 600,
          teacherToAiRatio: 0.5,
          savedPerMonthCny: -75,
          breakEvenHours: 0.5,
          marketCny: 1200,
          appPricePerMonthCny: 10,
        },
      },
    });
  });

  it("refuses more hours than a month has", () => {
    expect(tutorHourCost.run({ practiceHoursPerMonth: 800 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "practiceHoursPerMonth" }] },
    });
  });
});
