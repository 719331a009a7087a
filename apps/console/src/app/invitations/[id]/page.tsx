import { redirect } from "next/navigation";
import { AccountForm } from "~/features/accounts/account-form.tsx";
import { acceptInvitation } from "~/features/members/actions.ts";
import { currentPrincipal } from "~/server/principal.ts";

export default async function Page({ params }: PageProps<"/invitations/[id]">) {
  const { id } = await params;
  const principal = await currentPrincipal();
  if ("refused" in principal && principal.refused === "auth.sign_in") {
    redirect(`/sign-in?next=${encodeURIComponent(`/invitations/${id}`)}`);
  }
  return (
    <AccountForm title="Join a workspace" submit="Join" action={acceptInvitation} error={undefined}>
      <p>You were invited to a workspace. Joining shows you what is in it.</p>
      <input type="hidden" name="invitationId" value={id} />
    </AccountForm>
  );
}
