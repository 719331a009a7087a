import type { Locale } from "@assay/ui/i18n.ts";
import { formatFigure, formatNumber } from "../report/format-figure.ts";
import type { Figure } from "../report/format-figure.ts";
import type { Label } from "./fields.ts";

/** A translator that can tell whether it knows a key. */
export interface Translator {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
}

/** What it takes to print figures: the language, the report's vocabulary, and the calculators' own words. */
export interface Speaker {
  locale: Locale;
  vocabulary: Translator;
  words: Translator;
}

const digits = 6;

/** A computed number in words with its unit: $63 million, 34%, 2,240 GPUs. Six digits are kept. */
export function formatValue(value: number, unit: string, speaker: Speaker): string {
  return withUnit(formatBare(value, unit, speaker), { unit, n: roundTo(value, unit) }, speaker);
}

function withUnit(
  figure: string,
  { unit, n }: { unit: string; n: number },
  { vocabulary, words }: Speaker,
): string {
  const values = { figure, n };
  if (words.has(`figures.${unit}`)) return signed(words(`figures.${unit}`, values));
  if (vocabulary.has(`figures.${unit}`)) return signed(vocabulary(`figures.${unit}`, values));
  return `${figure} ${unit}`;
}

/** A computed number without its unit. */
export function formatBare(value: number, unit: string, { locale }: Speaker): string {
  const rounded = roundTo(value, unit);
  return unit.endsWith("-date") ? String(rounded) : formatNumber(rounded, locale).replace("-", "−");
}

/** A figure as the report states it. */
export function formatStated(figure: Figure, speaker: Speaker): string {
  const { locale, vocabulary } = speaker;
  if (figure.unit === "ratio" && figure.value !== undefined)
    return formatValue(figure.value, "ratio", speaker);
  return formatFigure(figure, locale, vocabulary);
}

/** From low to high, or one value where they are the same. */
export function formatInterval(low: number, high: number, unit: string, speaker: Speaker): string {
  return low === high
    ? formatValue(low, unit, speaker)
    : withUnit(
        `${formatBare(low, unit, speaker)} – ${formatBare(high, unit, speaker)}`,
        { unit, n: roundTo(high, unit) },
        speaker,
      );
}

/** What a unit is called beside an input. */
export function unitName(unit: string, { vocabulary, words }: Speaker): string {
  const key = [`currencies.${unit}`, `units.${unit}`].find((each) => vocabulary.has(each));
  if (key !== undefined) return vocabulary(key);
  return words.has(`units.${unit}`) ? words(`units.${unit}`) : unit;
}

/** A change in percent with its sign: +12.5%, −3%. */
export function formatChange(percent: number, { locale }: Speaker): string {
  const shown = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, signDisplay: "exceptZero" });
  return `${shown.format(Math.abs(percent) < 1e-9 ? 0 : percent).replace("-", "−")}%`;
}

/** How far a value is from another, in percent of that; undefined from zero. */
export function changeOf(value: number, from: number): number | undefined {
  if (value === from) return 0;
  return from === 0 ? undefined : ((value - from) / Math.abs(from)) * 100;
}

/** A label in the speaker's language. */
export function say(label: Label, { locale }: Speaker): string {
  return label[locale];
}

function roundTo(value: number, unit: string): number {
  return unit.endsWith("-date") ? Math.round(value * 10) / 10 : Number(value.toPrecision(digits));
}

/** A minus stands before the currency. */
function signed(text: string): string {
  return text.replace(/^([$¥])−/u, "−$1");
}
