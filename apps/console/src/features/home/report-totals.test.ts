import { claims } from "@assay/report";
import { expect, it } from "vitest";
import { reportTotals } from "./report-totals.ts";

it("counts every claim under exactly one standing", () => {
  const { standings, ...totals } = reportTotals();
  expect(totals).toMatchObject({ claims: claims().length, facts: 436, entities: 530, sections: 130 });
  expect(standings.reduce((sum, each) => sum + each.claims, 0)).toBe(claims().length);
  expect(new Set(standings.map(({ kind, standing }) => `${kind} ${standing}`)).size).toBe(standings.length);
});
