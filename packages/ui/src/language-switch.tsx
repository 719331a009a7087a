import { useLocale, useTranslations } from "next-intl";
import { setPreferences } from "./preferences.ts";

/** Changes to the other language, whose name it shows. */
export function LanguageSwitch() {
  const t = useTranslations("ui.shell");
  const other = useLocale() === "zh" ? "en" : "zh";
  return (
    <form action={setPreferences}>
      <button
        name="locale"
        value={other}
        lang={other === "zh" ? "zh-Hans" : "en"}
        aria-label={t("switchLanguage")}
        className="inline-flex h-8 min-w-8 items-center justify-center rounded px-2 text-muted hover:bg-raised hover:text-ink coarse:h-11"
      >
        {other === "zh" ? "中文" : "EN"}
      </button>
    </form>
  );
}
