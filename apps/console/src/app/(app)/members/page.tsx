import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { can } from "@assay/auth/roles";
import { retryRead } from "@assay/db";
import { Card } from "@assay/ui/card";
import { PageHeader } from "@assay/ui/page";
import { InvitationList, InviteForm } from "~/features/members/invitations.tsx";
import { MemberList } from "~/features/members/member-list.tsx";
import { readMembers } from "~/features/members/read-members.ts";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.members"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/members">) {
  if (platform().env.ASSAY_AUTH === undefined) notFound();
  const principal = await requirePrincipal("data.read");
  const mayChange = can(principal.role, "members.write");
  const [{ members, invitations }, { error, done }, t] = await Promise.all([
    retryRead(() => readMembers(principal.workspaceId)),
    searchParams,
    getTranslations("accounts.members"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-5">
        <Outcome feature="accounts" error={error} done={done} />
        <Card>
          <MemberList members={members} mayChange={mayChange} self={principal.userId} />
        </Card>
        {mayChange && (
          <div className="grid gap-5 lg:grid-cols-2">
            <InvitationList invitations={invitations} />
            <InviteForm done={done} />
          </div>
        )}
      </div>
    </>
  );
}
