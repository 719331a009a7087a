import { useTranslations } from "next-intl";
import { AppStateBadge } from "@assay/ui/app-switcher";
import type { AppEntry } from "@assay/ui/apps.ts";
import { Card } from "@assay/ui/card";

/** The applications, what each is for, and whether it answers. */
export function AppList({ apps }: { apps: readonly AppEntry[] }) {
  const t = useTranslations("home");
  const names = useTranslations("ui.apps");
  const others = apps.filter(({ id }) => id !== "console");
  return (
    <Card title={t("apps")}>
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-5">
        {others.map(({ id, href, state }) => (
          <li key={id} className="grid content-start justify-items-start gap-1">
            <span className="flex flex-wrap items-center gap-2">
              {state === "stopped" ? (
                <span className="font-medium">{names(`${id}.name`)}</span>
              ) : (
                <a href={href} className="link font-medium">
                  {names(`${id}.name`)}
                </a>
              )}
              <AppStateBadge state={state} />
            </span>
            <span className="text-sm text-muted">{names(`${id}.what`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
