import type { Fact } from "../fact.ts";
import type { Language } from "../text.ts";
import { Unit } from "../vocabulary.ts";
import { lexiconData } from "./lexicon-data.ts";

const plainBelow = { en: 1e6, zh: 1e4 };
const powersFrom = 1e17;
const digits = 15;
const roundedDigits = 6;

const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat("en", { maximumSignificantDigits: digits }),
  zh: new Intl.NumberFormat("en", { maximumSignificantDigits: digits, useGrouping: false }),
};
const steps: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  en: [
    [1e12, " trillion"],
    [1e9, " billion"],
    [1e6, " million"],
  ],
  zh: [
    [1e12, "万亿"],
    [1e8, "亿"],
    [1e4, "万"],
  ],
};
const monthNames = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

/** A number as people of a language read it: 12.5 million, 1250万. Nothing that was written is rounded away. */
export function formatNumber(value: number, language: Language): string {
  const size = Math.abs(value);
  const grouped = numbers[language];
  if (size >= powersFrom || (size > 0 && size < 1e-6)) {
    const [mantissa = "", exponent = "0"] = Number(value.toPrecision(roundedDigits))
      .toExponential()
      .split("e");
    return `${mantissa}×10^${Number(exponent)}`;
  }
  if (size < plainBelow[language]) return grouped.format(value);
  for (const [step, name] of steps[language]) {
    if (size >= step) return `${grouped.format(Number((value / step).toPrecision(digits - 3)))}${name}`;
  }
  return grouped.format(value);
}

/** A computed number: as {@link formatNumber}, to six digits. */
export function formatResult(value: number, language: Language): string {
  const rounded =
    Number.isInteger(value) && Math.abs(value) < 1e6 ? value : Number(value.toPrecision(roundedDigits));
  return formatNumber(rounded, language);
}

/** A fact's figure with unit, currency, qualifier and the period or rate it holds for. */
export function formatFact(fact: Fact, language: Language): string {
  if (fact.illegible === true) return language === "zh" ? "原文无法辨认" : "illegible in the text";
  const figure = withQualifier(fact, figureOf(fact, language), language);
  const rate = lexiconData().units.rates[fact.period ?? ""];
  if (rate === undefined || fact.unit === "user") return figure;
  return language === "zh" ? `${rate[1]}${figure}` : `${figure} ${rate[0]}`;
}

function figureOf(fact: Fact, language: Language): string {
  const { low, high, value } = fact;
  if (fact.unit === "month-date" && language === "en") {
    return [value ?? low, value === undefined ? high : undefined]
      .flatMap((month) => (month === undefined ? [] : [monthNames.format(Date.UTC(2000, month - 1, 1))]))
      .join(" to ");
  }
  const isDate = fact.unit === "year-date" || fact.unit === "rank";
  const write = (number: number) => (isDate ? String(number) : formatNumber(number, language));
  const counted = { unit: fact.unit, currency: fact.currency, isAge: fact.metric === "age" };
  const from = value ?? low;
  const to = value ?? high;
  if (from !== undefined && to !== undefined && from !== to) {
    const range = language === "zh" ? `${write(from)}至${write(to)}` : `${write(from)} to ${write(to)}`;
    return withUnit(range, { ...counted, amount: to }, language);
  }
  const only = from ?? to ?? 0;
  return withUnit(write(only), { ...counted, amount: only }, language);
}

function withUnit(
  number: string,
  {
    unit,
    currency,
    amount,
    isAge,
  }: { unit: Unit; currency: "USD" | "CNY" | undefined; amount: number; isAge?: boolean },
  language: Language,
): string {
  if (isAge === true) return language === "zh" ? `${number}岁` : `${number} years old`;
  if (unit === "money") return withCurrency(number, currency ?? "USD", language);
  const [one, many, zh] = lexiconData().units.units[unit];
  return (language === "zh" ? zh : amount === 1 ? one : many).replace("#", number);
}

function withCurrency(number: string, currency: "USD" | "CNY", language: Language): string {
  if (language === "zh") return `${number}${currency === "USD" ? "美元" : "元"}`;
  return currency === "USD" ? `$${number.replace(" to ", " to $")}` : `${number} yuan`;
}

const qualifiers: Readonly<Record<NonNullable<Fact["qualifier"]>, readonly [en: string, zh: string]>> = {
  about: ["about #", "约#"],
  "at-least": ["at least #", "至少#"],
  "up-to": ["up to #", "最多#"],
  "at-most": ["at most #", "不超过#"],
  "more-than": ["more than #", "超过#"],
  "less-than": ["less than #", "不到#"],
};

function withQualifier(
  { qualifier, value, low, high, unit }: Fact,
  figure: string,
  language: Language,
): string {
  const isOpen = value === undefined && (low === undefined || high === undefined);
  if (qualifier !== undefined) {
    if (unit === "year-date" && qualifier === "more-than")
      return language === "zh" ? `${figure}以后` : `after ${figure}`;
    const [en, zh] = qualifiers[qualifier];
    const said = (language === "zh" ? zh : en).replace("#", figure);
    return isOpen && qualifier === "about" ? open(said, low !== undefined, language) : said;
  }
  return isOpen ? open(figure, low !== undefined, language) : figure;
}

function open(figure: string, isLow: boolean, language: Language): string {
  if (language === "zh") return isLow ? `${figure}以上` : `${figure}以下`;
  return isLow ? `${figure} or more` : `${figure} or less`;
}

/** A calculator's value with its unit, which may be `USD per month` or `hour`. */
export function formatQuantity(value: number, unit: string, language: Language): string {
  const [name = "", per] = unit.split(" per ");
  const number = name === "year-date" ? String(Number(value.toFixed(1))) : formatResult(value, language);
  const known = Unit.safeParse(name);
  const bare =
    name === "USD" || name === "CNY"
      ? withCurrency(number, name, language)
      : known.success && known.data !== "money"
        ? withUnit(number, { unit: known.data, currency: undefined, amount: value }, language)
        : name === "amount" || name === "money" || name === "choice"
          ? number
          : `${number} ${name}`;
  const rate = per === undefined ? undefined : lexiconData().units.per[per];
  if (rate === undefined) return per === undefined ? bare : `${bare} per ${per}`;
  return language === "zh" ? `${rate[1]}${bare}` : `${bare} ${rate[0]}`;
}

/** When a fact holds, unless its figure says so itself: "in 2022", "2022年". */
export function formatTime(fact: Fact, language: Language): string | undefined {
  const { period } = fact;
  if (period === undefined || fact.unit === "year-date" || !/^\d{4}/u.test(period)) return undefined;
  const [from = "", to] = period.split("/");
  if (to === undefined) return language === "zh" ? dateOf(from, language) : `in ${dateOf(from, language)}`;
  if (to === "") return language === "zh" ? `${dateOf(from, language)}起` : `since ${dateOf(from, language)}`;
  return language === "zh"
    ? `${from}至${dateOf(to, language)}`
    : `from ${dateOf(from, language)} to ${dateOf(to, language)}`;
}

function dateOf(date: string, language: Language): string {
  const [year = "", month] = date.split("-");
  if (month === undefined) return language === "zh" ? `${year}年` : year;
  if (language === "zh") return `${year}年${Number(month)}月`;
  return `${monthNames.format(Date.UTC(2000, Number(month) - 1, 1))} ${year}`;
}
