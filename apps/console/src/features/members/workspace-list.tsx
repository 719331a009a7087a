import { useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import { Button } from "@assay/ui/button";
import { switchWorkspace } from "./actions.ts";

export interface WorkspaceListProps {
  workspaces: readonly { id: string; name: string; role: string }[];
  current: string;
}

/** The workspaces one is a member of; shown once there is a choice. */
export function WorkspaceList({ workspaces, current }: WorkspaceListProps) {
  const t = useTranslations("accounts");
  if (workspaces.length < 2) return null;
  return (
    <section aria-label={t("menu.workspaces")}>
      <p className="pb-1 text-xs text-faint">{t("menu.workspaces")}</p>
      <ul className="grid gap-1">
        {workspaces.map(({ id, name, role }) => (
          <li key={id} className="flex items-center justify-between gap-2">
            <span className="min-w-0">
              {name} <span className="text-muted">({t(`roles.${role}`)})</span>
            </span>
            {id === current ? (
              <Badge tone="accent">{t("menu.current")}</Badge>
            ) : (
              <form action={switchWorkspace}>
                <input type="hidden" name="organizationId" value={id} />
                <Button size="sm">{t("menu.switch", { name })}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
