import { useFormatter, useLocale, useTranslations } from "next-intl";

const micro = 1_000_000;

/** Amounts in whole units of the currency that the models are priced in; a log does not say which. */
export function useCost(): (micros: number | undefined) => string {
  const t = useTranslations("bench");
  const format = useFormatter();
  return (micros) => {
    if (micros === undefined) return t("unpriced");
    const amount = micros / micro;
    return format.number(amount, { maximumFractionDigits: amount !== 0 && amount < 1 ? 6 : 2 });
  };
}

/** A moment in UTC. */
export function useMoment(): (at: string) => string {
  const format = useFormatter();
  return (at) =>
    `${format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })} UTC`;
}

/** Names one after the other, as the language writes them. */
export function useList(): (names: readonly string[]) => string {
  const locale = useLocale();
  return (names) => names.join(locale === "zh" ? "、" : ", ");
}
