import { useTranslations } from "next-intl";
import { Role } from "@assay/auth/roles";
import { Button } from "@assay/ui/button";
import { ConfirmButton } from "@assay/ui/confirm-button";
import { Table, Td, Th } from "@assay/ui/table";
import { changeRole, removeMember } from "./actions.ts";

export interface Member {
  id: string;
  userId: string;
  role: string;
  name: string;
  email: string;
}

export interface MemberListProps {
  members: readonly Member[];
  mayChange: boolean;
  /** Nobody changes their own role. */
  self: string;
}

/** Who is in the workspace; an owner changes the roles of the others. */
export function MemberList({ members, mayChange, self }: MemberListProps) {
  const t = useTranslations("accounts");
  return (
    <Table caption={t("members.table")}>
      <thead>
        <tr>
          <Th>{t("fields.name")}</Th>
          <Th>{t("fields.email")}</Th>
          <Th>{t("fields.role")}</Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <Td>{member.name}</Td>
            <Td>{member.email}</Td>
            <Td>
              {mayChange && member.userId !== self ? (
                <div className="flex gap-2">
                  <form action={changeRole} className="flex gap-2">
                    <input type="hidden" name="memberId" value={member.id} />
                    <RoleChoice label={t("members.roleOf", { name: member.name })} value={member.role} />
                    <Button>{t("members.change")}</Button>
                  </form>
                  <form action={removeMember}>
                    <input type="hidden" name="memberId" value={member.id} />
                    <ConfirmButton
                      title={t("members.remove", { name: member.name })}
                      consequence={t("members.removeAsk", { name: member.name })}
                      confirm={t("members.removeShort")}
                      aria-label={t("members.remove", { name: member.name })}
                    >
                      {t("members.removeShort")}
                    </ConfirmButton>
                  </form>
                </div>
              ) : (
                t(`roles.${member.role}`)
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The roles there are. */
export function RoleChoice({ label, value }: { label: string; value: string }) {
  const t = useTranslations("accounts.roles");
  return (
    <select name="role" aria-label={label} defaultValue={value} key={value} className="control">
      {Role.options.map((role) => (
        <option key={role} value={role}>
          {t(role)}
        </option>
      ))}
    </select>
  );
}
