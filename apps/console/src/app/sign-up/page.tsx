import { AccountForm, Field } from "~/features/accounts/account-form.tsx";
import { signUp } from "~/features/accounts/actions.ts";

export default async function Page({ searchParams }: PageProps<"/sign-up">) {
  const { error, next = "/" } = await searchParams;
  return (
    <AccountForm title="Make an account" submit="Make the account" action={signUp} error={error}>
      <Field label="Name" name="name" autoComplete="name" />
      <Field label="E-mail" name="email" type="email" autoComplete="username" />
      <Field label="Password" name="password" type="password" autoComplete="new-password" minLength={10} />
      <input type="hidden" name="next" value={String(next)} />
    </AccountForm>
  );
}
