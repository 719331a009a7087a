import { describe, expect, it } from "vitest";
import { createRandom } from "./random.ts";

describe("a seeded generator", () => {
  it("gives the same numbers for a seed on every machine", () => {
    const random = createRandom("assay");
    expect([random.bits(), random.bits(), random.integer(1000), random.shuffle([1, 2, 3, 4, 5])]).toEqual([
      998914440,
      102205366,
      755,
      [3, 1, 4, 5, 2],
    ]);
  });

  it("takes a number for the text of it, and tells near seeds apart", () => {
    expect(createRandom(7).bits()).toBe(createRandom("7").bits());
    const first = new Set(Array.from({ length: 2000 }, (_, seed) => createRandom(seed).bits()));
    expect(first.size).toBe(2000);
  });

  it("is uniform: mean 1/2, variance 1/12, chi-squared of 16 cells below its 99.9% point 37.7", () => {
    const random = createRandom(1);
    const cells = Array.from({ length: 16 }, () => 0);
    let sum = 0;
    let squares = 0;
    for (let index = 0; index < 160_000; index++) {
      const value = random.uniform();
      cells[Math.floor(value * 16)]! += 1;
      sum += value;
      squares += (value - 0.5) ** 2;
    }
    expect(sum / 160_000).toBeCloseTo(0.5, 2);
    expect(squares / 160_000).toBeCloseTo(1 / 12, 3);
    expect(cells.reduce((total, cell) => total + (cell - 10_000) ** 2 / 10_000, 0)).toBeLessThan(37.7);
  });

  it("draws integers without bias and only those below the bound", () => {
    const random = createRandom(2);
    const counts = [0, 0, 0];
    for (let index = 0; index < 30_000; index++) counts[random.integer(3)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(300);
    expect(random.integer(1)).toBe(0);
    expect(random.integer(2 ** 31 - 1)).toBeLessThan(2 ** 31 - 1);
  });

  it("shuffles every order equally often and leaves the list alone", () => {
    const random = createRandom(3);
    const list = ["a", "b", "c"];
    const orders = new Map<string, number>();
    for (let index = 0; index < 12_000; index++) {
      const order = random.shuffle(list).join("");
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(list).toEqual(["a", "b", "c"]);
    expect([...orders.values()].every((count) => Math.abs(count - 2000) < 180)).toBe(true);
    expect(orders.size).toBe(6);
  });

  it("draws normals of mean 0, variance 1 and no skew", () => {
    const random = createRandom(4);
    const values = Array.from({ length: 100_000 }, () => random.normal());
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(moment(1)).toBeCloseTo(0, 1);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(moment(3)).toBeCloseTo(0, 1);
    expect(moment(4)).toBeCloseTo(3, 0);
  });

  it("refuses a seed that is no number and a bound below 1", () => {
    expect(() => createRandom(Number.NaN)).toThrow("seed must be a text or a finite number, got NaN");
    expect(() => createRandom(1).integer(0)).toThrow(RangeError);
    expect(() => createRandom(1).integer(2.5)).toThrow("got 2.5");
  });
});
