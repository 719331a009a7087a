import { useTranslations } from "next-intl";
import { Notice } from "@assay/ui/notice";
import { useList } from "./use-words.ts";

/** Says which parts of an address were left out of account. */
export function IgnoredNotice({ names }: { names: readonly string[] }) {
  const t = useTranslations("bench");
  const list = useList();
  if (names.length === 0) return null;
  return <Notice tone="warn">{t("ignored", { names: list(names) })}</Notice>;
}
