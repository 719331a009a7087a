import { AccountForm, Field } from "~/features/accounts/account-form.tsx";
import { resetPassword } from "~/features/accounts/actions.ts";

export default async function Page({ searchParams }: PageProps<"/reset-password">) {
  const { error, token = "" } = await searchParams;
  return (
    <AccountForm title="Set a new password" submit="Set it" action={resetPassword} error={error}>
      <Field
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={10}
      />
      <input type="hidden" name="token" value={String(token)} />
    </AccountForm>
  );
}
