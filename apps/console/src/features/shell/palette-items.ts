import { getLocale } from "next-intl/server";
import { calculators } from "@assay/report/calculators";
import { Locale } from "@assay/ui/i18n.ts";
import type { PaletteItem } from "@assay/ui/command-palette";

/** Every calculator, to be found by its name in either language. */
export async function calculatorItems(group: string): Promise<PaletteItem[]> {
  const locale = Locale.parse(await getLocale());
  return calculators.map(({ id, title }) => ({
    id,
    group,
    label: title[locale],
    href: `/calculators/${id}`,
    keywords: [locale === "en" ? title.zh : title.en],
  }));
}
