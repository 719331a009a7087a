import Link from "next/link";
import { useTranslations } from "next-intl";
import { Capability } from "@assay/router";
import { Button } from "@assay/ui/button";
import { SelectField, TextField } from "@assay/ui/field";
import type { CatalogueChoice } from "./catalogue-query.ts";

export interface CatalogueFiltersProps {
  chosen: CatalogueChoice;
  providers: readonly { value: string; label: string }[];
}

/** Narrows the catalogue; the choice stands in the address. */
export function CatalogueFilters({ chosen, providers }: CatalogueFiltersProps) {
  const t = useTranslations("models.catalogue");
  const any = { value: "", label: t("any") };
  const words = (part: string, values: readonly string[]) => [
    any,
    ...values.map((value) => ({ value, label: t(`${part}.${value}`) })),
  ];
  const isNarrowed = Object.keys(chosen).length > 0;
  return (
    <form
      key={JSON.stringify(chosen)}
      action="/models/catalogue"
      aria-label={t("filters")}
      className="grid grid-cols-2 items-end gap-3 md:grid-cols-4 xl:grid-cols-7"
    >
      <TextField
        label={t("search")}
        name="q"
        defaultValue={chosen.q}
        required={false}
        maxLength={100}
        autoComplete="off"
      />
      <SelectField
        label={t("provider")}
        name="provider"
        defaultValue={chosen.provider}
        options={[any, ...providers]}
      />
      <SelectField
        label={t("currency")}
        name="currency"
        defaultValue={chosen.currency}
        options={[any, { value: "USD", label: "USD" }, { value: "CNY", label: "CNY" }]}
      />
      <SelectField
        label={t("capability")}
        name="capability"
        defaultValue={chosen.capability}
        options={words("capabilities", Capability.options)}
      />
      <SelectField
        label={t("weights")}
        name="weights"
        defaultValue={chosen.weights}
        options={words("weightsOf", ["open", "closed", "unknown"])}
      />
      <SelectField
        label={t("reach")}
        name="reach"
        defaultValue={chosen.reach}
        options={words("reachOf", ["yes", "no"])}
      />
      <div className="flex items-center gap-3">
        <Button>{t("show")}</Button>
        {isNarrowed && (
          <Link href="/models/catalogue" className="link text-sm">
            {t("clear")}
          </Link>
        )}
      </div>
    </form>
  );
}
