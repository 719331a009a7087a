import { expect, it } from "vitest";
import { humanFeedbackMarket } from "./human-feedback-market.ts";

it("reproduces 1.2 million records and twelve million dollars", () => {
  expect(humanFeedbackMarket.run({})).toMatchObject({
    ok: true,
    calculation: { outputs: { recordsPerYear: 1_200_000, marketUsd: 12_000_000 } },
  });
});

it("doubles with the price", () => {
  expect(humanFeedbackMarket.run({ pricePerRecordUsd: 20, buyers: 1, trainingsPerYear: 1 })).toMatchObject({
    ok: true,
    calculation: { outputs: { marketUsd: 600_000 } },
  });
});

it("refuses a negative price", () => {
  expect(humanFeedbackMarket.run({ pricePerRecordUsd: -1 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "pricePerRecordUsd" }] },
  });
});
