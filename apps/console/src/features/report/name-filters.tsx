import { useTranslations } from "next-intl";
import { Entity } from "@assay/report";
import { SelectField, TextField } from "@assay/ui/field";
import type { Option } from "@assay/ui/field";
import type { Locale } from "@assay/ui/i18n.ts";
import { FilterBar } from "./filter-bar.tsx";
import { sectionOptions, wordOptions } from "./filter-options.ts";
import type { Words } from "./format-figure.ts";

export interface NameFiltersProps {
  values: ReadonlyMap<string, string>;
  locale: Locale;
  words: Words;
}

/** What names can be filtered by. */
export function NameFilters({ values, locale, words }: NameFiltersProps) {
  const t = useTranslations("report");
  const { kind, layer, region, verdict } = Entity.shape;
  const select = (name: string, options: readonly Option[]) => (
    <SelectField
      label={t(`fields.${name}`)}
      name={name}
      defaultValue={values.get(name) ?? ""}
      key={`${name} ${values.get(name)}`}
      options={[{ value: "", label: t("filters.any") }, ...options]}
    />
  );
  const plain = (known: readonly string[], group: string) =>
    known.map((value) => ({ value, label: words(`${group}.${value}`) }));
  return (
    <FilterBar path="/report/entities" isFiltered={values.size > 0}>
      <TextField
        label={t("fields.name")}
        name="name"
        defaultValue={values.get("name") ?? ""}
        key={`name ${values.get("name")}`}
        required={false}
        maxLength={200}
        placeholder={t("filters.nameHint")}
      />
      {select("kind", wordOptions(kind.options, "entityKinds", locale, words))}
      {select("layer", plain(layer.options, "layers"))}
      {select("region", plain(region.unwrap().options, "regions"))}
      {select("verdict", plain(verdict.options, "segmentVerdicts"))}
      {select("section", sectionOptions(locale))}
    </FilterBar>
  );
}
