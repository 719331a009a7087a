import Link from "next/link";
import { workspacesOf } from "@assay/auth";
import { signOut } from "~/features/accounts/actions.ts";
import { WorkspaceList } from "~/features/members/workspace-list.tsx";
import { messageOf } from "~/features/messages.ts";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";

export default async function Page({ searchParams }: PageProps<"/">) {
  const principal = await requirePrincipal("data.read");
  const { database, env } = platform();
  const hasAccounts = env.ASSAY_AUTH !== undefined;
  const workspaces = hasAccounts ? await workspacesOf(database, principal.userId) : [];
  const message = messageOf((await searchParams).error);
  return (
    <>
      <h1>Assay</h1>
      {message !== undefined && <p role="alert">{message}</p>}
      <p>
        {principal.name === "" ? "You are the owner of this machine." : `You are ${principal.name}.`} Your
        role is <strong>{principal.role}</strong>
        {principal.isMinor && ", and what minors are promised holds"}.
      </p>
      <nav>{hasAccounts ? <Link href="/members">Members</Link> : <Link href="/profiles">Profiles</Link>}</nav>
      <WorkspaceList workspaces={workspaces} current={principal.workspaceId} />
      {hasAccounts && (
        <form action={signOut}>
          <button type="submit">Sign out</button>
        </form>
      )}
    </>
  );
}
