import { notFound } from "next/navigation";
import { can } from "@assay/auth/roles";
import { AccountForm, Field } from "~/features/accounts/account-form.tsx";
import { messageOf } from "~/features/messages.ts";
import { addProfile, chooseProfile, setPin } from "~/features/profiles/actions.ts";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";

export default async function Page({ searchParams }: PageProps<"/profiles">) {
  const { env, profiles } = platform();
  if (env.ASSAY_AUTH !== undefined) notFound();
  const principal = await requirePrincipal("data.read");
  const [known, hasPin] = await Promise.all([
    profiles.list(principal.workspaceId),
    profiles.hasPin(principal.workspaceId),
  ]);
  const message = messageOf((await searchParams).error);
  return (
    <>
      <h1>Who is here?</h1>
      {message !== undefined && <p role="alert">{message}</p>}
      {known.map(({ id, name, kind }) => (
        <form key={id} action={chooseProfile} className="card" aria-label={name}>
          <input type="hidden" name="id" value={id} />
          {hasPin && kind === "adult" && (
            <Field
              label={`Guardian's PIN for ${name}`}
              name="pin"
              type="password"
              autoComplete="off"
              inputMode="numeric"
            />
          )}
          <button type="submit">
            {name} ({kind})
          </button>
        </form>
      ))}
      {can(principal.role, "settings.write") && (
        <>
          <AccountForm title="Add a profile" submit="Add" action={addProfile} error={undefined}>
            <Field label="Name" name="name" />
            <select name="kind" aria-label="Kind" defaultValue="child">
              <option>child</option>
              <option>adult</option>
            </select>
          </AccountForm>
          <AccountForm title="Guardian's PIN" submit="Set the PIN" action={setPin} error={undefined}>
            {hasPin && <Field label="Present PIN" name="present" type="password" inputMode="numeric" />}
            <Field label="New PIN" name="pin" type="password" autoComplete="off" inputMode="numeric" />
          </AccountForm>
        </>
      )}
    </>
  );
}
