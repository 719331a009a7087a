import { useTranslations } from "next-intl";
import type { Profile } from "@assay/auth";
import { Button } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { SelectField, TextField } from "@assay/ui/field";
import { AccountForm } from "~/features/accounts/account-form.tsx";
import { addProfile, chooseProfile, setPin } from "./actions.ts";

const kinds = ["child", "adult"] as const;

/** The people at this machine; choosing one makes them who is here. */
export function ProfileList({ profiles, hasPin }: { profiles: readonly Profile[]; hasPin: boolean }) {
  const t = useTranslations("accounts.profiles");
  if (profiles.length === 0) return null;
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {profiles.map(({ id, name, kind }) => (
        <form
          key={id}
          action={chooseProfile}
          aria-label={name}
          className="grid content-start gap-3 rounded-lg border border-line bg-surface p-4"
        >
          <input type="hidden" name="id" value={id} />
          {hasPin && kind === "adult" && (
            <TextField
              label={t("pinFor", { name })}
              name="pin"
              type="password"
              autoComplete="off"
              inputMode="numeric"
              maxLength={64}
            />
          )}
          <Button>
            {name} ({t(kind)})
          </Button>
        </form>
      ))}
    </div>
  );
}

/** Adds somebody. */
export function ProfileForm({ done }: { done: string | string[] | undefined }) {
  const t = useTranslations("accounts");
  return (
    <Card>
      <AccountForm
        title={t("profiles.addTitle")}
        submit={t("profiles.add")}
        action={addProfile}
        draft="profile"
        done={done}
      >
        <TextField label={t("fields.name")} name="name" maxLength={80} />
        <SelectField
          label={t("fields.kind")}
          name="kind"
          defaultValue="child"
          options={kinds.map((value) => ({ value, label: t(`profiles.${value}`) }))}
        />
      </AccountForm>
    </Card>
  );
}

/** Sets the PIN without which nobody leaves a child's profile. */
export function PinForm({ hasPin, done }: { hasPin: boolean; done: string | string[] | undefined }) {
  const t = useTranslations("accounts.profiles");
  return (
    <Card>
      <AccountForm title={t("pinTitle")} submit={t("set")} action={setPin} draft="pin" done={done}>
        {hasPin && (
          <TextField label={t("present")} name="present" type="password" inputMode="numeric" maxLength={64} />
        )}
        <TextField
          label={t("new")}
          name="pin"
          type="password"
          autoComplete="off"
          inputMode="numeric"
          maxLength={64}
        />
      </AccountForm>
    </Card>
  );
}
