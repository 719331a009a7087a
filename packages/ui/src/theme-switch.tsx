import { useTranslations } from "next-intl";
import { Theme } from "./i18n.ts";
import { setPreferences } from "./preferences.ts";

/** Light, dark, or as the machine is set. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const t = useTranslations("ui.theme");
  return (
    <form action={setPreferences} className="grid gap-1" role="group" aria-label={t("label")}>
      <span aria-hidden className="text-xs text-muted">
        {t("label")}
      </span>
      <span className="grid grid-cols-3 gap-1 rounded bg-raised p-1">
        {Theme.options.map((option) => (
          <button
            key={option}
            name="theme"
            value={option}
            aria-pressed={option === theme}
            className="min-h-7 rounded-sm px-2 text-sm text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink coarse:min-h-11"
          >
            {t(option)}
          </button>
        ))}
      </span>
    </form>
  );
}
