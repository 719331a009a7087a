import { describe, expect, it } from "vitest";
import { layOutSteps } from "./lay-out-steps.ts";

const at = (ms: number, durationMs: number) => ({ startedAt: new Date(ms).toISOString(), durationMs });

describe("the bars of a trace", () => {
  it("stand one after the other, and beside each other where steps ran together", () => {
    expect(layOutSteps([at(0, 100), at(100, 50), at(120, 80)])).toEqual({
      bars: [
        { fromMs: 0, toMs: 100 },
        { fromMs: 100, toMs: 150 },
        { fromMs: 120, toMs: 200 },
      ],
      totalMs: 200,
    });
  });

  it("leave out a night that was spent waiting for an approval", () => {
    const night = 10 * 3600 * 1000;
    expect(layOutSteps([at(0, 100), at(night, 0), at(night, 300)])).toEqual({
      bars: [
        { fromMs: 0, toMs: 100 },
        { fromMs: 100, toMs: 100 },
        { fromMs: 100, toMs: 400 },
      ],
      totalMs: 400,
    });
  });

  it("take no room where there is nothing", () => {
    expect(layOutSteps([])).toEqual({ bars: [], totalMs: 0 });
  });

  it("are as long as their steps and lie within the whole, in whatever order they began", () => {
    const one = [0, 50, 110, 200].flatMap((from) => [0, 60, 100].map((took) => [from, took] as const));
    for (const first of one)
      for (const second of one)
        for (const third of one) {
          const given = [first, second, third];
          const { bars, totalMs } = layOutSteps(given.map(([from, took]) => at(from, took)));
          const durations = given.map(([, took]) => took);
          expect(bars.map(({ fromMs, toMs }) => toMs - fromMs)).toEqual(durations);
          expect(bars.every(({ fromMs, toMs }) => fromMs >= 0 && toMs <= totalMs)).toBe(true);
          expect(totalMs).toBeGreaterThanOrEqual(Math.max(...durations));
          expect(totalMs).toBeLessThanOrEqual(durations.reduce((sum, took) => sum + took, 0));
        }
  });
});
