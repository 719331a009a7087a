const micro = 1_000_000;

/** Millionths of a currency's unit as an amount: two digits, and as many more as the amount has, up to a millionth. */
export function formatMicros(micros: number, currency: string, locale: string): string {
  return formatAmount(micros / micro, currency, locale);
}

/** An amount in its currency; small ones keep their digits. */
export function formatAmount(amount: number, currency: string, locale: string): string {
  const size = Math.abs(amount);
  const most = size === 0 || size >= 1 ? 4 : size < 1e-4 ? 8 : 6;
  return formatOf(locale, currency, most).format(amount);
}

// Making a format takes longer than a hundred uses of it.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, currency: string, most: number): Intl.NumberFormat {
  const key = `${locale} ${currency} ${most}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: most,
  });
  formats.set(key, made);
  return made;
}

/** What somebody wrote as an amount, in millionths; undefined for what is none, is negative, or has more digits than that. */
export function parseMicros(text: string): number | undefined {
  const [, units, fraction = ""] = /^(\d{1,9})(?:[.,](\d{1,6}))?$/u.exec(text.trim()) ?? [];
  return units === undefined ? undefined : Number(units) * micro + Number(fraction.padEnd(6, "0"));
}

/** Millionths as the text `parseMicros` reads. */
export function amountText(micros: number): string {
  const fraction = String(micros % micro)
    .padStart(6, "0")
    .replace(/0+$/u, "");
  const units = String(Math.floor(micros / micro));
  return fraction === "" ? units : `${units}.${fraction}`;
}
