import { useTranslations } from "next-intl";
import { Notice } from "@assay/ui/notice";

export interface OutcomeProps {
  /** The feature whose messages have the sentences, under `errors` and `done`. */
  feature: string;
  error: string | string[] | undefined;
  done?: string | string[] | undefined;
}

/** What came of the last form: the sentence for the code in the address, or nothing. */
export function Outcome({ feature, error, done }: OutcomeProps) {
  const t = useTranslations(feature);
  const known = (part: string, code: string) =>
    /^[\w.-]{1,80}$/u.test(code) && t.has(`${part}.${code}`) ? t(`${part}.${code}`) : undefined;
  if (error !== undefined)
    return (
      <Notice tone="bad">
        {(typeof error === "string" && known("errors", error)) || t("errors.unknown")}
      </Notice>
    );
  const sentence = typeof done === "string" ? known("done", done) : undefined;
  return sentence === undefined ? null : <Notice tone="good">{sentence}</Notice>;
}
