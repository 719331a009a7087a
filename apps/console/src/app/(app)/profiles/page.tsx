import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { can } from "@assay/auth/roles";
import { retryRead } from "@assay/db";
import { PageHeader } from "@assay/ui/page";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { PinForm, ProfileForm, ProfileList } from "~/features/profiles/profile-forms.tsx";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.profiles"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/profiles">) {
  const { env, profiles } = platform();
  if (env.ASSAY_AUTH !== undefined) notFound();
  const { workspaceId, role } = await requirePrincipal("data.read");
  const [known, hasPin, { error, done }, t] = await Promise.all([
    retryRead(() => profiles.list(workspaceId)),
    retryRead(() => profiles.hasPin(workspaceId)),
    searchParams,
    getTranslations("accounts.profiles"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-5">
        <Outcome feature="accounts" error={error} done={done} />
        <ProfileList profiles={known} hasPin={hasPin} />
        {can(role, "settings.write") && (
          <div className="grid gap-5 lg:grid-cols-2">
            <ProfileForm done={done} />
            <PinForm hasPin={hasPin} done={done} />
          </div>
        )}
      </div>
    </>
  );
}
