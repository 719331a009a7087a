import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AccountForm } from "~/features/accounts/account-form.tsx";
import { acceptInvitation } from "~/features/members/actions.ts";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { currentPrincipal } from "~/server/principal.ts";

export default async function Page({ params, searchParams }: PageProps<"/invitations/[id]">) {
  const [{ id }, { error }, t] = await Promise.all([params, searchParams, getTranslations("accounts.join")]);
  const principal = await currentPrincipal();
  if ("refused" in principal && principal.refused === "auth.sign_in")
    redirect(`/sign-in?next=${encodeURIComponent(`/invitations/${id}`)}`);
  return (
    <div className="grid gap-5">
      <Outcome feature="accounts" error={error} />
      <AccountForm
        title={t("title")}
        submit={t("submit")}
        action={acceptInvitation}
        draft="join"
        level={1}
        isFresh={error === undefined}
      >
        <p className="text-muted">{t("what")}</p>
        <input type="hidden" name="invitationId" value={id} />
      </AccountForm>
    </div>
  );
}
