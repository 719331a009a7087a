import { useTranslations } from "next-intl";
import { Fact } from "@assay/report";
import { SelectField, TextField } from "@assay/ui/field";
import type { Option } from "@assay/ui/field";
import type { Locale } from "@assay/ui/i18n.ts";
import { FilterBar } from "./filter-bar.tsx";
import { sectionOptions, wordOptions } from "./filter-options.ts";
import type { Words } from "./format-figure.ts";
import { wordsInUse } from "./select-records.ts";

export interface FactFiltersProps {
  values: ReadonlyMap<string, string>;
  locale: Locale;
  words: Words;
}

/** What facts can be filtered by. */
export function FactFilters({ values, locale, words }: FactFiltersProps) {
  const t = useTranslations("report");
  const select = (name: string, options: readonly Option[]) => (
    <SelectField
      label={t(`fields.${name}`)}
      name={name}
      defaultValue={values.get(name) ?? ""}
      key={`${name} ${values.get(name)}`}
      options={[{ value: "", label: t("filters.any") }, ...options]}
    />
  );
  const text = (name: string, hint?: string) => (
    <TextField
      label={t(`fields.${name}`)}
      name={name}
      defaultValue={values.get(name) ?? ""}
      key={`${name} ${values.get(name)}`}
      required={false}
      maxLength={200}
      placeholder={hint}
    />
  );
  const entity = values.get("entity");
  return (
    <FilterBar path="/report/facts" isFiltered={values.size > 0}>
      {entity !== undefined && <input type="hidden" name="entity" value={entity} />}
      {text("text", t("filters.textHint"))}
      {select("section", sectionOptions(locale))}
      {select("metric", wordOptions(wordsInUse("metric"), "metrics", locale, words))}
      {select("region", wordOptions(wordsInUse("region"), "regions", locale, words))}
      {select("unit", wordOptions(wordsInUse("unit"), "units", locale, words))}
      {select("currency", wordOptions(Fact.shape.currency.unwrap().options, "currencies", locale, words))}
      {text("min", t("filters.amountHint"))}
      {text("max", t("filters.amountHint"))}
    </FilterBar>
  );
}
