import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@assay/ui/button";
import { SelectField } from "@assay/ui/field";
import { compareHref } from "./addresses.ts";
import type { ComparePage } from "./read-compare.ts";
import { useMoment } from "./use-words.ts";

/** Chooses the run that was before and the one that came after. */
export function CompareForm({ page: { options, base, other } }: { page: ComparePage }) {
  const t = useTranslations("bench.compare");
  const moment = useMoment();
  const runs = options.map(({ name, run }) => ({
    value: name,
    label: t("option", {
      at: moment(run.startedAt),
      suite: run.suite.id,
      models: run.models.filter(({ kind }) => kind !== "baseline").length,
      id: name.slice(-8),
    }),
  }));
  const select = (name: "base" | "other", value: string | undefined) => (
    <SelectField
      label={t(name)}
      name={name}
      required
      defaultValue={value ?? ""}
      key={`${name} ${value}`}
      options={[{ value: "", label: t("choose") }, ...runs]}
    />
  );
  return (
    <form
      action="/bench/compare"
      aria-label={t("form")}
      className="grid gap-3 rounded-lg border border-line bg-surface p-3 md:grid-cols-2"
    >
      {select("base", base)}
      {select("other", other)}
      <div className="flex flex-wrap gap-2 md:col-span-2">
        <Button variant="primary">{t("show")}</Button>
        {base !== undefined && other !== undefined && (
          <Link href={compareHref(other, base)} prefetch={false} className={buttonClass("quiet")}>
            {t("swap")}
          </Link>
        )}
      </div>
    </form>
  );
}
