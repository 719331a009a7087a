import { notFound } from "next/navigation";
import { can } from "@assay/auth/roles";
import { AccountForm, Field } from "~/features/accounts/account-form.tsx";
import { cancelInvitation, invite } from "~/features/members/actions.ts";
import { MemberList, RoleChoice } from "~/features/members/member-list.tsx";
import { readMembers } from "~/features/members/read-members.ts";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";

export default async function Page({ searchParams }: PageProps<"/members">) {
  if (platform().env.ASSAY_AUTH === undefined) notFound();
  const principal = await requirePrincipal("data.read");
  const mayChange = can(principal.role, "members.write");
  const { members, invitations } = await readMembers(principal.workspaceId);
  return (
    <>
      <h1>Members</h1>
      <MemberList members={members} mayChange={mayChange} self={principal.userId} />
      {mayChange && (
        <>
          <h2>Invited</h2>
          <ul>
            {invitations.map(({ id, email, role }) => (
              <li key={id}>
                {email} as {role}: <a href={`/invitations/${id}`}>link to send</a>
                <form action={cancelInvitation}>
                  <input type="hidden" name="invitationId" value={id} />
                  <button type="submit" aria-label={`Take back the invitation of ${email}`}>
                    Take back
                  </button>
                </form>
              </li>
            ))}
          </ul>
          <AccountForm title="Invite" submit="Invite" action={invite} error={(await searchParams).error}>
            <Field label="E-mail" name="email" type="email" autoComplete="off" />
            <RoleChoice label="Role" value="member" />
          </AccountForm>
        </>
      )}
    </>
  );
}
