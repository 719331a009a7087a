import type { Fact, Interval } from "@assay/report";

const small = new Intl.NumberFormat("en", { maximumSignificantDigits: 6 });
const large = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** A number for a terminal: grouped, six significant digits below 1,000, one decimal above, an exponent from 10^15 on. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  return size >= 1e15 ? value.toExponential(3) : (size >= 1000 ? large : small).format(value);
}

export function formatInterval({ low, high }: Interval): string {
  return low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;
}

/** The figure of a fact with its qualifier, currency and unit. */
export function formatFigure(fact: Fact): string {
  if (fact.illegible === true) return "(illegible)";
  if (fact.unit === "year-date") return formatYears(fact);
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

/** Years are dates: neither grouped nor counted. */
function formatYears({ value, low, high, qualifier }: Fact): string {
  const years = value === undefined ? `${low ?? ""}–${high ?? ""}` : String(value);
  return [qualifier, years].filter(Boolean).join(" ");
}

export function formatLines(lines: readonly (readonly number[])[]): string {
  return lines.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
