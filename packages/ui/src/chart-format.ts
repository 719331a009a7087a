import { drawable } from "./chart-scale.ts";

/** What stands for a figure that is missing or not a number. */
export const missing = "–";

const leastPlain = 1e-4;
const mostPlain = 1e15;
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const formats = new Map<string, Intl.NumberFormat>();

/** Short figures of a language: 1.2M, 120万; beyond words, powers of ten. */
export function compactFormat(locale: string, digits = 3): (value: number) => string {
  return (value) => {
    if (Number.isNaN(value)) return missing;
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    const size = Math.abs(value);
    if (size !== 0 && (size < leastPlain || size >= mostPlain)) return powerOfTen(value, digits);
    return numberFormat(locale, digits)
      .format(value === 0 ? 0 : value)
      .replace("-", "−");
  };
}

/** A figure as text, by the chart's own format or the compact one; never NaN. */
export function figureFormat(
  locale: string,
  format?: (value: number) => string,
): (value: number | undefined) => string {
  const compact = format ?? compactFormat(locale);
  return (value) => {
    const drawn = drawable(value);
    return drawn === undefined ? missing : compact(drawn);
  };
}

/** Labels of ticks, with as many digits as it takes to tell them apart. */
export function tickLabels(
  ticks: readonly number[],
  locale: string,
  format?: (value: number) => string,
): readonly string[] {
  if (format !== undefined) return ticks.map(format);
  for (let digits = 3; digits < 12; digits += 1) {
    const labels = ticks.map(compactFormat(locale, digits));
    if (new Set(labels).size === ticks.length) return labels;
  }
  return ticks.map(compactFormat(locale, 12));
}

/** Labels of years and other small whole numbers on an x axis, which take no thousands' comma. */
export function plainTickLabels(ticks: readonly number[], locale: string): readonly string[] {
  const isPlain = ticks.every((tick) => Number.isInteger(tick) && Math.abs(tick) < 10_000);
  return isPlain ? ticks.map((tick) => String(tick)) : tickLabels(ticks, locale);
}

const moments = new Map<string, Intl.DateTimeFormat>();

/** A moment as text in UTC, as exactly as the span that it stands in needs. */
export function timeFormat(
  locale: string,
  span: number,
  { hasYear = false }: { hasYear?: boolean } = {},
): (value: number) => string {
  const options: Intl.DateTimeFormatOptions = { ...timeOptions(span), ...(hasYear && { year: "numeric" }) };
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = moments.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  moments.set(key, format);
  return (value) => (Number.isNaN(new Date(value).getTime()) ? missing : format.format(value));
}

const hour = 3_600_000;
const day = 24 * hour;

function timeOptions(span: number): Intl.DateTimeFormatOptions {
  if (span > 1100 * day) return { year: "numeric" };
  if (span > 120 * day) return { year: "numeric", month: "short" };
  if (span > 3 * day) return { month: "short", day: "numeric" };
  return { day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };
}

function numberFormat(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: digits });
  formats.set(key, made);
  return made;
}

function powerOfTen(value: number, digits: number): string {
  const [mantissa = "", exponent = "0"] = value.toExponential(digits - 1).split("e");
  const raised = exponent
    .replace("+", "")
    .replace("-", "⁻")
    .replaceAll(/\d/gu, (digit) => superscripts[Number(digit)] ?? "");
  const short = String(Number(mantissa)).replace("-", "−");
  return short === "1" ? `10${raised}` : `${short}×10${raised}`;
}
