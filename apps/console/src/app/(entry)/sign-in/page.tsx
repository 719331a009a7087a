import Link from "next/link";
import { useTranslations } from "next-intl";
import { use } from "react";
import { TextField } from "@assay/ui/field";
import { Notice } from "@assay/ui/notice";
import { AccountForm } from "~/features/accounts/account-form.tsx";
import { signIn } from "~/features/accounts/actions.ts";
import { Outcome } from "~/features/outcome/outcome.tsx";

export default function Page({ searchParams }: PageProps<"/sign-in">) {
  const t = useTranslations("accounts");
  const { error, done, resume, next = "/" } = use(searchParams);
  return (
    <div className="grid gap-5">
      {resume !== undefined && error === undefined && <Notice>{t("signIn.resume")}</Notice>}
      <Outcome feature="accounts" error={error} done={done} />
      <AccountForm
        title={t("signIn.title")}
        submit={t("signIn.submit")}
        action={signIn}
        draft="sign-in"
        level={1}
        isFresh={error === undefined}
      >
        <TextField
          label={t("fields.email")}
          name="email"
          type="email"
          autoComplete="username"
          maxLength={254}
        />
        <TextField
          label={t("fields.password")}
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={256}
        />
        <input type="hidden" name="next" value={String(next)} />
      </AccountForm>
      <p>
        <Link href={`/sign-up?next=${encodeURIComponent(String(next))}`} className="link">
          {t("signIn.other")}
        </Link>
      </p>
    </div>
  );
}
