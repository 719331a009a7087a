import { useTranslations } from "next-intl";
import { use } from "react";
import { TextField } from "@assay/ui/field";
import { AccountForm } from "~/features/accounts/account-form.tsx";
import { resetPassword } from "~/features/accounts/actions.ts";
import { Outcome } from "~/features/outcome/outcome.tsx";

export default function Page({ searchParams }: PageProps<"/reset-password">) {
  const t = useTranslations("accounts");
  const { error, token = "" } = use(searchParams);
  return (
    <div className="grid gap-5">
      <Outcome feature="accounts" error={error} />
      <AccountForm
        title={t("reset.title")}
        submit={t("reset.submit")}
        action={resetPassword}
        draft="reset"
        level={1}
        isFresh={error === undefined}
      >
        <TextField
          label={t("reset.password")}
          hint={t("fields.passwordHint")}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={256}
        />
        <input type="hidden" name="token" value={String(token)} />
      </AccountForm>
    </div>
  );
}
