import type { Estimate } from "../log/summary.ts";

/** How all reports write figures. One function that needs nothing else, for it goes into the HTML page as text. */
export function makeFigures() {
  /** Stands where there is no figure. */
  const noFigure = "–";

  /** Decimals that an interval of this width can bear: two, three or four, fewer for large values. */
  function decimalsOf({ value, low, high }: Pick<Estimate, "value" | "low" | "high">): number {
    const size = Math.abs(value);
    if (size >= 100) return 0;
    if (size >= 10) return 1;
    const width = low === undefined || high === undefined ? 0 : high - low;
    if (!(width > 0)) return 2;
    return width >= 0.05 ? 2 : width >= 0.005 ? 3 : 4;
  }

  /** Fixed decimals; minus zero is zero, and what is no number says so. JSON writes what is no number as null. */
  function formatFixed(value: number | null, decimals: number, isSigned = false): string {
    if (value === null || !Number.isFinite(value)) return noFigure;
    const text = value.toFixed(decimals);
    if (Number(text) === 0) return text.replace("-", "");
    return isSigned && value > 0 ? `+${text}` : text;
  }

  function withInterval(estimate: Estimate, isSigned: boolean): string {
    const decimals = decimalsOf(estimate);
    const { value, low, high } = estimate;
    const figure = formatFixed(value, decimals, isSigned);
    if (low === undefined || high === undefined) return figure;
    return `${figure} [${formatFixed(low, decimals, isSigned)}, ${formatFixed(high, decimals, isSigned)}]`;
  }

  /** Milliseconds: `412ms`, `1.2s`, `3.5min`. */
  function formatMs(milliseconds: number): string {
    if (!Number.isFinite(milliseconds)) return noFigure;
    if (milliseconds < 999.5) return `${milliseconds.toFixed(0)}ms`;
    if (milliseconds < 59_950) return `${(milliseconds / 1_000).toFixed(1)}s`;
    return `${(milliseconds / 60_000).toFixed(1)}min`;
  }

  return {
    noFigure,
    decimalsOf,
    formatFixed,
    formatMs,
    /** `0.87 [0.79, 0.92]`; without the brackets where there is no interval, and a dash where there is no score. */
    formatEstimate: (estimate: Estimate | undefined) =>
      estimate === undefined ? noFigure : withInterval(estimate, false),
    /** A difference with its sign: `+0.08 [+0.01, +0.15]`. */
    formatDifference: (estimate: Estimate) => withInterval(estimate, true),
    /** A probability: `0.031`, `<0.001`. */
    formatP(p: number): string {
      if (!Number.isFinite(p)) return noFigure;
      return p < 0.001 ? "<0.001" : p.toFixed(3);
    },
    /** The middle and the slow twentieth: `412ms/1.2s`. */
    formatLatency: (latency: { p50: number; p95: number } | undefined) =>
      latency === undefined ? noFigure : `${formatMs(latency.p50)}/${formatMs(latency.p95)}`,
    /** Millionths of a currency, in whole units: `0.0123`, `4.50`. */
    formatCost(micros: number | undefined): string {
      if (micros === undefined || !Number.isFinite(micros)) return noFigure;
      if (micros === 0) return "0";
      return (micros / 1_000_000).toFixed(micros < 1_000_000 ? 4 : 2);
    },
  };
}

export type Figures = ReturnType<typeof makeFigures>;

export const {
  noFigure,
  decimalsOf,
  formatFixed,
  formatEstimate,
  formatDifference,
  formatP,
  formatLatency,
  formatCost,
} = makeFigures();
