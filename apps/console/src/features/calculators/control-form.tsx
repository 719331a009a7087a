import Form from "next/form";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@assay/ui/button";

export interface ControlFormProps {
  path: string;
  /** What the address says already, without what this form sets. */
  query: string;
  /** The parameters that this form sets. */
  sets: readonly string[];
  submit?: string;
  children: ReactNode;
}

/** Choices of a view as a form that leads to an address; everything else of the address stays. */
export function ControlForm({ path, query, sets, submit, children }: ControlFormProps) {
  const t = useTranslations("calculators.form");
  const kept = [...new URLSearchParams(query)].filter(([name]) => !sets.includes(name));
  return (
    <Form action={path} scroll={false} prefetch={false} className="flex flex-wrap items-end gap-3">
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button>{submit ?? t("show")}</Button>
    </Form>
  );
}
