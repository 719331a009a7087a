import { describe, expect, it } from "vitest";
import { groupUsage, sumUsage } from "./usage-groups.ts";
import { daysOf, readUsageQuery } from "./usage-query.ts";

const row = {
  day: "2026-11-24",
  app: "legal",
  model: "openai/gpt-6",
  requests: 3,
  failed: 1,
  promptTokens: 100,
  completionTokens: 20,
  costMicros: 500,
  currency: "USD",
};
const rows = [
  row,
  { ...row, model: "zhipu/glm", currency: "CNY", costMicros: 700, failed: 0 },
  { ...row, app: undefined, model: "own/x", currency: undefined, costMicros: 0, requests: 2 },
];

describe("usage", () => {
  it("never adds currencies", () => {
    const { costs, requests, failed, unpriced } = sumUsage(rows);
    expect(Object.fromEntries(costs)).toEqual({ USD: 500, CNY: 700 });
    expect({ requests, failed, unpriced }).toEqual({ requests: 8, failed: 2, unpriced: 1 });
  });

  it("by day has the days on which nothing happened", () => {
    const days = daysOf(7, Date.parse("2026-11-25T10:00:00Z"));
    expect(days).toHaveLength(7);
    expect(days.at(-1)).toBe("2026-11-25");
    const groups = groupUsage(rows, "day", days);
    expect(groups.map(({ id }) => id)).toEqual(days);
    expect(groups.at(-2)?.requests).toBe(8);
    expect(groups.at(-1)?.requests).toBe(0);
  });

  it("by application has those that named none, the busiest first", () => {
    expect(groupUsage(rows, "app", []).map(({ id, requests }) => [id, requests])).toEqual([
      ["legal", 6],
      ["", 2],
    ]);
  });
});

describe("an address of usage", () => {
  it("has defaults, and names what it did not understand", () => {
    expect(readUsageQuery({})).toEqual({ days: 30, by: "day", problems: [] });
    expect(readUsageQuery({ days: "90", by: "model" })).toEqual({ days: 90, by: "model", problems: [] });
    expect(readUsageQuery({ days: "-1", by: ["day", "app"] })).toEqual({
      days: 30,
      by: "day",
      problems: ["days", "by"],
    });
  });
});
