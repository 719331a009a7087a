import { expect, it } from "vitest";
import { hasBounds, noInterval } from "./interval.ts";

it("tells an interval without bounds from one with them", () => {
  const none = noInterval({ estimate: 0.4, level: 0.95, n: 1 });
  expect(none).toEqual({ estimate: 0.4, low: undefined, high: undefined, level: 0.95, method: "none", n: 1 });
  expect(hasBounds(none)).toBe(false);
  expect(hasBounds({ ...none, low: 0.1, high: 0.8, method: "student" })).toBe(true);
});
