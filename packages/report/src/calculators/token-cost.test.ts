import { expect, it } from "vitest";
import { tokenCost } from "./token-cost.ts";

it("puts three fine-tunings on a billion characters at 48,000 dollars", () => {
  expect(tokenCost.run({})).toMatchObject({
    ok: true,
    calculation: { outputs: { chineseTokens: 2_000_000_000, costUsd: 48_000, costCny: 345_600 } },
  });
});

it("counts English words by their own measure", () => {
  expect(
    tokenCost.run({ chineseCharacters: 0, englishWords: 750, passes: 1, pricePer1000TokensUsd: 0.009 }),
  ).toMatchObject({ ok: true, calculation: { outputs: { tokens: 1000, costUsd: 0.009 } } });
});

it("refuses a token of no characters", () => {
  expect(tokenCost.run({ charactersPer1000Tokens: 0 })).toMatchObject({
    ok: false,
    failure: { issues: [{ field: "charactersPer1000Tokens" }] },
  });
});
