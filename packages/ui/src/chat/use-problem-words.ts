import { useTranslations } from "next-intl";

/** A sentence for the code of a problem; one for all whose code nobody knows. */
export function useProblemWords(): (code: string) => string {
  const t = useTranslations("ui.chat");
  return (code) =>
    /^[a-z]+\.[a-z_]+$/u.test(code) && t.has(`problem.${code}`) ? t(`problem.${code}`) : t("problem.unknown");
}
