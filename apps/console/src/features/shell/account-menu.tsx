import { getTranslations } from "next-intl/server";
import { workspacesOf } from "@assay/auth";
import type { Principal } from "@assay/auth";
import { retryRead } from "@assay/db";
import { Button } from "@assay/ui/button";
import { signOut } from "~/features/accounts/actions.ts";
import { WorkspaceList } from "~/features/members/workspace-list.tsx";
import { platform } from "~/server/platform.ts";

/** Who is here, in which role, their other workspaces, and the way out. */
export async function AccountMenu({ principal }: { principal: Principal }) {
  const t = await getTranslations("accounts");
  const { database, env } = platform();
  const hasAccounts = env.ASSAY_AUTH !== undefined;
  const workspaces = hasAccounts ? await retryRead(() => workspacesOf(database, principal.userId)) : [];
  return (
    <div className="grid gap-3">
      <p>
        {principal.name === "" ? t("menu.owner") : t("menu.named", { name: principal.name })}{" "}
        {t("menu.role", { role: t(`roles.${principal.role}`) })}
        {principal.isMinor && ` ${t("menu.minor")}`}
      </p>
      <WorkspaceList workspaces={workspaces} current={principal.workspaceId} />
      {hasAccounts && (
        <form action={signOut}>
          <Button>{t("menu.signOut")}</Button>
        </form>
      )}
    </div>
  );
}
