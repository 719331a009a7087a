"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@assay/ui/button";
import { SelectField, TextArea, TextField } from "@assay/ui/field";
import { Notice } from "@assay/ui/notice";
import { connect } from "./connect-action.ts";
import type { ConnectState } from "./connect-state.ts";

export interface ConnectFormProps {
  initial: ConnectState;
  /** Programs on this machine may be connected. */
  allowsStdio: boolean;
  /** The secrets that are kept, by name, with their ends. */
  kept: Readonly<Record<string, string>>;
}

/** Connects a server, or changes one: what it needs, whether it answered, and what is wrong where it did not. */
export function ConnectForm({ initial, allowsStdio, kept }: ConnectFormProps) {
  const t = useTranslations("ask-servers.form");
  const [{ values, errors, notice, number, version }, send, isPending] = useActionState(connect, initial);
  const isProgram = values["transport"] === "stdio";
  const part = { values, errors, kept };
  return (
    <div className="grid gap-4" aria-busy={isPending}>
      {notice !== undefined && (
        <Notice tone={notice.tone} title={notice.title}>
          {notice.text !== undefined && <p>{notice.text}</p>}
        </Notice>
      )}
      <form
        key={version}
        action={send}
        aria-label={t("title")}
        className="group/server grid gap-4 md:grid-cols-2"
      >
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="id" value={values["id"] ?? ""} />
        <TextField
          label={t("name")}
          name="name"
          defaultValue={values["name"]}
          hint={t("nameHint")}
          error={errors["name"]}
          maxLength={60}
          autoComplete="off"
        />
        {allowsStdio ? (
          <SelectField
            label={t("transport")}
            name="transport"
            defaultValue={isProgram ? "stdio" : "http"}
            error={errors["transport"]}
            options={(["http", "stdio"] as const).map((way) => ({ value: way, label: t(`ways.${way}`) }))}
          />
        ) : (
          <input type="hidden" name="transport" value="http" />
        )}
        <AddressFields {...part} />
        {allowsStdio && <ProgramFields {...part} />}
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

type PartProps = Pick<ConnectState, "values" | "errors"> & Pick<ConnectFormProps, "kept">;

/** CSS shows the fields of the way that is chosen, so that it works without JavaScript. */
function AddressFields({ values, errors, kept }: PartProps) {
  const t = useTranslations("ask-servers.form");
  return (
    <div className="grid gap-4 group-has-[option[value=stdio]:checked]/server:hidden md:col-span-2 md:grid-cols-2">
      <div className="md:col-span-2">
        <TextField
          label={t("url")}
          name="url"
          defaultValue={values["url"]}
          hint={t("urlHint")}
          error={errors["url"]}
          placeholder="https://tools.example.com/mcp"
          maxLength={2_000}
          required={false}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <TextField
        label={t("headerName")}
        name="headerName"
        defaultValue={values["headerName"]}
        hint={t("headerNameHint")}
        error={errors["headerName"]}
        placeholder="Authorization"
        maxLength={100}
        required={false}
        autoComplete="off"
        spellCheck={false}
      />
      <SecretField name="headerValue" label={t("headerValue")} errors={errors} kept={kept} />
    </div>
  );
}

function ProgramFields({ values, errors, kept }: PartProps) {
  const t = useTranslations("ask-servers.form");
  return (
    <div className="hidden gap-4 group-has-[option[value=stdio]:checked]/server:grid md:col-span-2 md:grid-cols-2">
      <TextField
        label={t("command")}
        name="command"
        defaultValue={values["command"]}
        hint={t("commandHint")}
        error={errors["command"]}
        placeholder="npx"
        maxLength={1_000}
        required={false}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
      />
      <TextArea
        label={t("args")}
        name="args"
        rows={3}
        defaultValue={values["args"]}
        hint={t("argsHint")}
        error={errors["args"]}
        maxLength={40_000}
        spellCheck={false}
        className="font-mono text-sm"
      />
      <TextField
        label={t("variableName")}
        name="variableName"
        defaultValue={values["variableName"]}
        hint={t("variableNameHint")}
        error={errors["variableName"]}
        maxLength={100}
        required={false}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
      />
      <SecretField name="variableValue" label={t("variableValue")} errors={errors} kept={kept} />
      <p className="text-sm text-warn md:col-span-2">{t("programWarning")}</p>
    </div>
  );
}

function SecretField({
  name,
  label,
  errors,
  kept,
}: Pick<PartProps, "errors" | "kept"> & { name: string; label: string }) {
  const t = useTranslations("ask-servers.form");
  const names = Object.entries(kept).map(([each, hint]) => `${each} ${hint}`.trim());
  return (
    <TextField
      label={label}
      name={name}
      type="password"
      autoComplete="off"
      spellCheck={false}
      required={false}
      maxLength={8_000}
      hint={names.length === 0 ? t("secretHint") : t("secretKept", { names: names.join(", ") })}
      error={errors[name]}
    />
  );
}
