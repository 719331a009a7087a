import type { Fact, Interval } from "@assay/report";

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 6 });

/** A number for a terminal: grouped, six significant digits, an exponent only from 10^15 on. */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 1e15 ? value.toExponential(3) : number.format(value);
}

export function formatInterval({ low, high }: Interval): string {
  return low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;
}

/** The figure of a fact with its qualifier, currency and unit. */
export function formatFigure(fact: Fact): string {
  if (fact.illegible === true) return "(illegible)";
  const { value, low, high, unit, currency, qualifier } = fact;
  const figure =
    value !== undefined
      ? formatNumber(value)
      : low !== undefined && high !== undefined
        ? formatInterval({ low, high })
        : low !== undefined
          ? `≥ ${formatNumber(low)}`
          : `≤ ${formatNumber(high ?? 0)}`;
  return [qualifier, figure, currency ?? unit].filter(Boolean).join(" ");
}

export function formatLines(lines: readonly (readonly number[])[]): string {
  return lines.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
