import { useTranslations } from "next-intl";
import { SelectField } from "@assay/ui/field";
import { FilterBar } from "../report/filter-bar.tsx";
import type { RunList } from "./read-runs.ts";

/** Chooses a suite and a model. */
export function RunFilters({ list: { suites, models, values } }: { list: RunList }) {
  const t = useTranslations("bench");
  const select = (name: "suite" | "model", known: readonly string[]) => (
    <SelectField
      label={t(name)}
      name={name}
      defaultValue={values.get(name) ?? ""}
      key={`${name} ${values.get(name)}`}
      options={[{ value: "", label: t("any") }, ...known.map((value) => ({ value, label: value }))]}
    />
  );
  return (
    <FilterBar path="/bench" isFiltered={values.size > 0}>
      {select("suite", suites)}
      {select("model", models)}
    </FilterBar>
  );
}
