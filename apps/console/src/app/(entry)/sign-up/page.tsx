import Link from "next/link";
import { useTranslations } from "next-intl";
import { use } from "react";
import { TextField } from "@assay/ui/field";
import { AccountForm } from "~/features/accounts/account-form.tsx";
import { signUp } from "~/features/accounts/actions.ts";
import { Outcome } from "~/features/outcome/outcome.tsx";

export default function Page({ searchParams }: PageProps<"/sign-up">) {
  const t = useTranslations("accounts");
  const { error, next = "/" } = use(searchParams);
  return (
    <div className="grid gap-5">
      <Outcome feature="accounts" error={error} />
      <AccountForm
        title={t("signUp.title")}
        submit={t("signUp.submit")}
        action={signUp}
        draft="sign-up"
        level={1}
        isFresh={error === undefined}
      >
        <TextField label={t("fields.name")} name="name" autoComplete="name" maxLength={80} />
        <TextField
          label={t("fields.email")}
          name="email"
          type="email"
          autoComplete="username"
          maxLength={254}
        />
        <TextField
          label={t("fields.password")}
          hint={t("fields.passwordHint")}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={256}
        />
        <input type="hidden" name="next" value={String(next)} />
      </AccountForm>
      <p>
        <Link href={`/sign-in?next=${encodeURIComponent(String(next))}`} className="link">
          {t("signUp.other")}
        </Link>
      </p>
    </div>
  );
}
