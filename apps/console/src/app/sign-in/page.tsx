import Link from "next/link";
import { AccountForm, Field } from "~/features/accounts/account-form.tsx";
import { signIn } from "~/features/accounts/actions.ts";

export default async function Page({ searchParams }: PageProps<"/sign-in">) {
  const { error, next = "/" } = await searchParams;
  return (
    <>
      <AccountForm title="Sign in" submit="Sign in" action={signIn} error={error}>
        <Field label="E-mail" name="email" type="email" autoComplete="username" />
        <Field label="Password" name="password" type="password" autoComplete="current-password" />
        <input type="hidden" name="next" value={String(next)} />
      </AccountForm>
      <p>
        <Link href={`/sign-up?next=${encodeURIComponent(String(next))}`}>Make an account</Link>
      </p>
    </>
  );
}
