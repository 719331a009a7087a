import { describe, expect, it } from "vitest";
import { contactCentreAutomation } from "./contact-centre-automation.ts";

describe("automating contact centres", () => {
  it("saves 20 billion dollars of wages at the low end of the report's forecast", () => {
    expect(contactCentreAutomation.run({})).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          wagePerAgentUsd: expect.closeTo(11_764.71, 2),
          contacts: 156_400_000_000,
          wagePerContactUsd: expect.closeTo(1.278_772, 6),
          automatedContacts: 15_640_000_000,
          automatedOfSimplePercent: 20,
          agentsFreed: 1_700_000,
          labourSavedUsd: 20e9,
          automationCostUsd: 15.64e9,
          netSavingUsd: 4.36e9,
          vendorRevenueUsd: 20e9,
        },
      },
    });
  });

  it("loses money where an automated contact costs more than a human one", () => {
    expect(
      contactCentreAutomation.run({
        agents: 10,
        labourMarketUsd: 200_000,
        contactsPerAgentPerDay: 50,
        workingDaysPerYear: 200,
        automatedPercent: 25,
        costPerAutomatedContactUsd: 3,
        vendors: 2,
        revenuePerVendorUsd: 500,
      }),
    ).toMatchObject({
      ok: true,
      calculation: {
        outputs: {
          wagePerAgentUsd: 20_000,
          contacts: 100_000,
          wagePerContactUsd: 2,
          automatedContacts: 25_000,
          automatedOfSimplePercent: 50,
          agentsFreed: 2.5,
          labourSavedUsd: 50_000,
          automationCostUsd: 75_000,
          netSavingUsd: -25_000,
          vendorRevenueUsd: 1000,
        },
      },
    });
  });

  it("refuses a world without agents", () => {
    expect(contactCentreAutomation.run({ agents: 0 })).toMatchObject({
      ok: false,
      failure: { code: "invalid_input", issues: [{ field: "agents" }] },
    });
  });
});
