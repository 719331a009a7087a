import { useFormatter, useLocale } from "next-intl";
import { formatMicros } from "../models/money.ts";

/** Writes a cost in millionths of its currency's unit; a plain number where the currency is not known. */
export function useAmount(): (micros: number, currency: string | undefined) => string {
  const locale = useLocale();
  const format = useFormatter();
  return (micros, currency) =>
    currency === undefined
      ? format.number(micros / 1_000_000, { maximumFractionDigits: 6 })
      : formatMicros(micros, currency, locale);
}
