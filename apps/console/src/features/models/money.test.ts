import { describe, expect, it } from "vitest";
import { amountText, formatMicros, parseMicros } from "./money.ts";

describe("money in millionths", () => {
  it("is written in its own currency with at least two digits", () => {
    expect(formatMicros(1_500_000, "USD", "en")).toBe("$1.50");
    expect(formatMicros(1_500_000, "CNY", "zh")).toBe("¥1.50");
    expect(formatMicros(0, "USD", "en")).toBe("$0.00");
  });

  it("keeps the digits of small amounts", () => {
    expect(formatMicros(42, "USD", "en")).toBe("$0.000042");
    expect(formatMicros(123_400, "USD", "en")).toBe("$0.1234");
  });

  it("is read exactly, with a point or a comma", () => {
    expect(parseMicros("2.5")).toBe(2_500_000);
    expect(parseMicros("0,000001")).toBe(1);
    expect(parseMicros(" 10 ")).toBe(10_000_000);
  });

  it("is nothing where it is negative, too fine, or no number", () => {
    for (const text of ["-1", "1.0000001", "1e3", "", "1,000.5", "NaN", "9".repeat(100_000)])
      expect(parseMicros(text)).toBeUndefined();
  });

  it("is written as it is read", () => {
    for (const micros of [0, 1, 500_000, 2_500_000, 10_000_000])
      expect(parseMicros(amountText(micros))).toBe(micros);
  });
});
