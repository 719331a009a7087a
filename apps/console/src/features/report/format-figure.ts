import type { Fact } from "@assay/report";
import type { Locale } from "@assay/ui/i18n.ts";

/** A translator of the `vocabulary` messages. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** What of a fact says its figure. */
export type Figure = Pick<
  Fact,
  "value" | "low" | "high" | "illegible" | "unit" | "currency" | "qualifier"
> & { metric?: Fact["metric"] };

interface Numbers {
  plain: Intl.NumberFormat;
  compact: Intl.NumberFormat;
  short: Intl.NumberFormat;
}

const numbers: Record<Locale, Numbers> = { en: numbersOf("en"), zh: numbersOf("zh") };
const compactFrom = 1_000_000;
const powersFrom = 1e15;
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const dates: ReadonlySet<string> = new Set(["year-date", "month-date", "day-date"]);

/** A fact's figure in words: 约1.76万亿个参数, $200–300, no. 3. Its period stands apart, see {@link formatPeriod}. */
export function formatFigure(figure: Figure, locale: Locale, words: Words): string {
  if (figure.illegible === true) return words("figureForms.illegible");
  const bare = withUnit(figure, locale, words);
  if (dates.has(figure.unit)) return asDate(figure, bare, words);
  const bounded = figure.value === undefined ? withBound(figure, bare, words) : bare;
  return figure.qualifier === undefined
    ? bounded
    : words("figureForms.qualified", {
        qualifier: words(`qualifiers.${figure.qualifier}`),
        figure: bounded,
      });
}

/** When or for what a figure holds: 2022–2028, Feb 2024, per month, since 2023. */
export function formatPeriod(period: string, locale: Locale, words: Words): string {
  const [start = "", end] = period.split("/");
  if (!/^\d{4}/u.test(start)) return words(`periods.${period}`);
  if (end === undefined) return dateOf(start, locale);
  if (end === "") return words("periods.since", { start: dateOf(start, locale) });
  return `${locale === "zh" && !end.includes("-") ? start : dateOf(start, locale)}–${dateOf(end, locale)}`;
}

/** A number of any size: grouped digits below a million, words above, powers of ten beyond them. */
export function formatNumber(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (size >= powersFrom) return inPowers(value);
  return numbers[locale][size < compactFrom ? "plain" : "compact"].format(value);
}

/** A number in a chart, where the unit stands beside it: 26.2B, 262亿. */
export function formatShort(value: number, locale: Locale): string {
  if (Math.abs(value) >= powersFrom) return inPowers(Number(value.toPrecision(4)));
  return numbers[locale].short.format(value);
}

function withUnit(figure: Figure, locale: Locale, words: Words): string {
  const { value, low, high, unit, currency } = figure;
  const first = value ?? low ?? high ?? 0;
  const last = value ?? high ?? low ?? 0;
  const isAge = figure.metric === "age" && unit === "year";
  return words(isAge ? "figureForms.age" : `figures.${currency ?? unit}`, {
    figure: first === last ? single(first, unit, locale) : range(first, last, unit, locale),
    n: last,
  });
}

const dateForms: Record<NonNullable<Figure["qualifier"]>, string> = {
  about: "figureForms.about",
  "at-least": "figureForms.since",
  "more-than": "figureForms.after",
  "up-to": "figureForms.until",
  "at-most": "figureForms.until",
  "less-than": "figureForms.before",
};

/** A date is not more or less than another, but after or before it. */
function asDate({ value, low, high, qualifier }: Figure, date: string, words: Words): string {
  const open =
    value !== undefined ? undefined : high === undefined ? "since" : low === undefined ? "until" : undefined;
  const form = open === undefined ? qualifier && dateForms[qualifier] : `figureForms.${open}`;
  return form === undefined ? date : words(form, { date });
}

function withBound({ low, high, qualifier }: Figure, bare: string, words: Words): string {
  if (low !== undefined && high !== undefined) return bare;
  if (qualifier !== undefined && qualifier !== "about") return bare;
  return words(low === undefined ? "figureForms.orLess" : "figureForms.orMore", { figure: bare });
}

function single(value: number, unit: string, locale: Locale): string {
  if (unit === "power-of-ten") return `10${raised(value)}`;
  if (unit === "month-date" && locale === "en") return monthName(value);
  return dates.has(unit) ? String(value) : formatNumber(value, locale);
}

function range(low: number, high: number, unit: string, locale: Locale): string {
  if (dates.has(unit) || unit === "power-of-ten" || high >= powersFrom) {
    return `${single(low, unit, locale)}–${single(high, unit, locale)}`;
  }
  const { plain, compact } = numbers[locale];
  const format = high < compactFrom ? plain : compact;
  return locale === "en" ? format.formatRange(low, high) : `${format.format(low)}–${format.format(high)}`;
}

function dateOf(date: string, locale: Locale): string {
  const [year = "", month] = date.split("-");
  if (month === undefined) return locale === "zh" ? `${year}年` : year;
  return locale === "zh" ? `${year}年${Number(month)}月` : `${monthName(Number(month))} ${year}`;
}

function monthName(month: number): string {
  return new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2000, month - 1, 1)),
  );
}

function inPowers(value: number): string {
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  return `${mantissa === "1" ? "" : `${mantissa}×`}10${raised(Number(exponent))}`;
}

function raised(exponent: number): string {
  return Array.from(String(exponent), (digit) => superscripts[Number(digit)] ?? "⁻").join("");
}

/** As many digits as the report prints: nothing is rounded away. */
function numbersOf(locale: Locale): Numbers {
  const digits = { maximumSignificantDigits: 15 };
  return {
    plain: new Intl.NumberFormat(locale, digits),
    compact: new Intl.NumberFormat(locale, { ...digits, notation: "compact", compactDisplay: "long" }),
    short: new Intl.NumberFormat(locale, { maximumSignificantDigits: 6, notation: "compact" }),
  };
}
