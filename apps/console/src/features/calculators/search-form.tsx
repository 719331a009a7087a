import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@assay/ui/button";

/** Narrows the calculators by words. */
export function CalculatorSearch({ text }: { text: string }) {
  const t = useTranslations("calculators.list");
  return (
    <Form action="/calculators" role="search" className="mb-5 flex max-w-xl gap-2" prefetch={false}>
      <input
        key={text}
        type="search"
        name="q"
        defaultValue={text}
        maxLength={200}
        aria-label={t("search")}
        placeholder={t("placeholder")}
        className="control min-w-0 flex-1"
      />
      <Button>{t("submit")}</Button>
    </Form>
  );
}
