import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@assay/ui/field";
import { FilterBar } from "../report/filter-bar.tsx";
import { runHref } from "./addresses.ts";
import type { RunPage } from "./read-run.ts";
import { tryOutcomes } from "./run-index.ts";
import { metaName } from "./sample-filter.ts";

/** What samples can be filtered by: words, what became of them, and their own fields. */
export function SampleFilters({ page: { name, summary, fields, chosen } }: { page: RunPage }) {
  const t = useTranslations("bench.samples");
  const outcome = useTranslations("bench.outcomes");
  const { values } = chosen;
  const select = (field: string, label: string, known: readonly { value: string; label: string }[]) => (
    <SelectField
      label={label}
      name={field}
      defaultValue={values.get(field) ?? ""}
      key={`${field} ${values.get(field)}`}
      options={[{ value: "", label: t("any") }, ...known]}
    />
  );
  const named = (names: readonly string[]) => names.map((value) => ({ value, label: value }));
  return (
    <FilterBar path={runHref(name)} isFiltered={values.size > 0}>
      <TextField
        label={t("text")}
        name="q"
        type="search"
        defaultValue={values.get("q") ?? ""}
        key={`q ${values.get("q")}`}
        required={false}
        maxLength={200}
      />
      {select("model", t("model"), named(summary.run.models.map(({ address }) => address)))}
      {select(
        "outcome",
        t("outcome"),
        tryOutcomes.map((value) => ({ value, label: outcome(value) })),
      )}
      {fields.map((field) => select(metaName(field.name), field.name, named(field.values)))}
    </FilterBar>
  );
}
