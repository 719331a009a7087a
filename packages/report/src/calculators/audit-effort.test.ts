import { describe, expect, it } from "vitest";
import { auditEffort } from "./audit-effort.ts";

describe("auditing by hand or automated", () => {
  it("turns the report's forty-fold efficiency into 2.5 percent of the hours and of a million yuan", () => {
    expect(auditEffort.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          manualHours: 1000,
          automatedHours: 25,
          reviewHours: 0,
          totalHours: 25,
          savedHours: 975,
          overallSpeedup: 40,
          savedPercent: 97.5,
          automatedCostCny: 25_000,
        },
      },
    });
  });

  it("loses most of the gain once people review a tenth", () => {
    expect(auditEffort.run({ reviewedPercent: 10, records: 100, minutesPerRecord: 24 })).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          manualHours: 40,
          automatedHours: 1,
          reviewHours: 4,
          totalHours: 5,
          overallSpeedup: 8,
          savedPercent: 87.5,
          automatedCostCny: 125_000,
        },
      },
    });
  });

  it("refuses an automated check that never ends", () => {
    expect(auditEffort.run({ automationSpeedup: 0 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "automationSpeedup" }] },
    });
  });
});
