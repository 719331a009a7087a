"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@assay/ui/button";
import { CheckField, SelectField, TextArea, TextField } from "@assay/ui/field";
import { Notice } from "@assay/ui/notice";
import { connect } from "./connect-action.ts";
import { keptFields, ownProvider } from "./connect-state.ts";
import type { ConnectState } from "./connect-state.ts";

export interface ProviderChoice {
  id: string;
  name: string;
  isLocal: boolean;
}

export interface ConnectFormProps {
  initial: ConnectState;
  providers: readonly ProviderChoice[];
  /** An existing connection is changed: its provider stays. */
  changed?: { name: string; keyHint: string | undefined; hasKey: boolean } | undefined;
  /** Servers on this machine may be connected. */
  allowsLocal: boolean;
}

/** Connects a model: what it needs, whether it answered, and what to do where it did not. */
export function ConnectForm({ initial, providers, changed, allowsLocal }: ConnectFormProps) {
  const t = useTranslations("models.form");
  const [state, send, isPending] = useActionState(connect, initial);
  const { errors, notice, pending, number, version } = state;
  // Once a change is saved the form holds what is saved.
  const isSaved = changed !== undefined && (state.values["id"] ?? "") === "";
  const values = isSaved ? initial.values : state.values;
  const isOwn = values["provider"] === ownProvider;
  return (
    <div className="grid gap-4" aria-busy={isPending}>
      {notice !== undefined && (
        <Notice tone={notice.tone} title={notice.title}>
          {notice.text !== undefined && <p>{notice.text}</p>}
          {pending !== undefined && (
            <form action={send} className="mt-2">
              <input type="hidden" name="intent" value="keep" />
              <input type="hidden" name="pending" value={pending} />
              <input type="hidden" name="number" value={number} />
              {keptFields.map((name) => (
                <input key={name} type="hidden" name={name} value={values[name] ?? ""} />
              ))}
              <Button disabled={isPending}>{t("saveAnyway")}</Button>
            </form>
          )}
        </Notice>
      )}
      <form
        key={version}
        action={send}
        aria-label={t("title")}
        className="group/connect grid gap-4 md:grid-cols-2"
      >
        <input type="hidden" name="number" value={number} />
        {changed === undefined ? (
          <ProviderField providers={providers} value={values["provider"] ?? ""} error={errors["provider"]} />
        ) : (
          <>
            <input type="hidden" name="id" value={values["id"]} />
            <input type="hidden" name="provider" value={values["provider"]} />
          </>
        )}
        <TextField
          label={t("name")}
          name="name"
          defaultValue={values["name"]}
          hint={t("nameHint")}
          error={errors["name"] ?? errors["id"]}
          maxLength={60}
          required={false}
          autoComplete="off"
        />
        <TextField
          label={t("key")}
          name="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required={false}
          maxLength={4096}
          hint={changed?.hasKey === true ? t("keyKept", { hint: changed.keyHint ?? "" }) : t("keyHint")}
          error={errors["key"]}
        />
        <TextField
          label={t("baseUrl")}
          name="baseUrl"
          defaultValue={values["baseUrl"]}
          hint={t("baseUrlHint")}
          error={errors["baseUrl"] ?? errors["isLocal"]}
          placeholder="https://models.example.com/v1"
          maxLength={500}
          required={false}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
        <OwnFields
          isShown={changed !== undefined && isOwn}
          values={values}
          errors={errors}
          allowsLocal={allowsLocal}
        />
        <details
          className="md:col-span-2"
          open={(values["models"] ?? "") !== "" || errors["models"] !== undefined}
        >
          <summary className="text-sm text-muted hover:text-ink coarse:min-h-11">{t("modelsMore")}</summary>
          <TextArea
            label={t("models")}
            name="models"
            rows={3}
            defaultValue={values["models"]}
            hint={t("modelsHint")}
            error={errors["models"]}
            maxLength={40_000}
            spellCheck={false}
            className="font-mono text-sm"
          />
        </details>
        <div className="flex flex-wrap items-center gap-3 md:col-span-2">
          <Button variant="primary" disabled={isPending}>
            {isPending ? t("testing") : t("submit")}
          </Button>
          <span className="text-sm text-muted">{t("testWhat")}</span>
        </div>
      </form>
    </div>
  );
}

function ProviderField({
  providers,
  value,
  error,
}: {
  providers: readonly ProviderChoice[];
  value: string;
  error: string | undefined;
}) {
  const t = useTranslations("models.form");
  const optionsOf = (isLocal: boolean) =>
    providers
      .filter((provider) => provider.isLocal === isLocal)
      .map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ));
  return (
    <SelectField label={t("provider")} error={error} name="provider" required defaultValue={value}>
      <option value="" disabled>
        {t("choose")}
      </option>
      <optgroup label={t("clouds")}>{optionsOf(false)}</optgroup>
      <optgroup label={t("local")}>{optionsOf(true)}</optgroup>
      <optgroup label={t("other")}>
        <option value={ownProvider}>{t("own")}</option>
      </optgroup>
    </SelectField>
  );
}

/** What an address of one's own needs; CSS shows the protocol when that is chosen, so that it works without JavaScript. */
function OwnFields({
  isShown,
  values,
  errors,
  allowsLocal,
}: Pick<ConnectState, "values" | "errors"> & { isShown: boolean; allowsLocal: boolean }) {
  const t = useTranslations("models.form");
  return (
    <>
      <div className={isShown ? "" : "hidden group-has-[option[value=own]:checked]/connect:block"}>
        <SelectField
          label={t("wire")}
          name="wire"
          defaultValue={values["wire"] === "" ? "openai" : values["wire"]}
          hint={t("wireHint")}
          error={errors["wire"]}
          options={(["openai", "anthropic", "gemini"] as const).map((wire) => ({
            value: wire,
            label: t(`wires.${wire}`),
          }))}
        />
      </div>
      {allowsLocal && (
        <div className="self-center">
          <CheckField
            label={t("isLocal")}
            hint={t("isLocalHint")}
            name="isLocal"
            value="on"
            defaultChecked={values["isLocal"] === "on"}
          />
        </div>
      )}
    </>
  );
}
