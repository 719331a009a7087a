import { useTranslations } from "next-intl";
import { Button } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { TextField } from "@assay/ui/field";
import { AccountForm } from "~/features/accounts/account-form.tsx";
import { cancelInvitation, invite } from "./actions.ts";
import { RoleChoice } from "./member-list.tsx";
import type { PendingInvitation } from "./read-members.ts";

/** Who has been invited and has not come yet, each with the link to send. */
export function InvitationList({ invitations }: { invitations: readonly PendingInvitation[] }) {
  const t = useTranslations("accounts");
  return (
    <Card title={t("members.invited")}>
      {invitations.length === 0 ? (
        <p className="text-muted">{t("members.none")}</p>
      ) : (
        <ul className="grid gap-2">
          {invitations.map(({ id, email, role }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2">
              <span>
                {email} <span className="text-muted">{t("members.as", { role: t(`roles.${role}`) })}</span>{" "}
                <a href={`/invitations/${id}`} className="link">
                  {t("members.link")}
                </a>
              </span>
              <form action={cancelInvitation}>
                <input type="hidden" name="invitationId" value={id} />
                <Button size="sm" aria-label={t("members.takeBack", { email })}>
                  {t("members.takeBackShort")}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Invites somebody by their address. */
export function InviteForm({ done }: { done: string | string[] | undefined }) {
  const t = useTranslations("accounts");
  return (
    <Card>
      <AccountForm
        title={t("members.invite")}
        submit={t("members.invite")}
        action={invite}
        draft="invite"
        done={done}
      >
        <TextField label={t("fields.email")} name="email" type="email" autoComplete="off" maxLength={254} />
        <RoleChoice label={t("fields.role")} value="member" />
      </AccountForm>
    </Card>
  );
}
