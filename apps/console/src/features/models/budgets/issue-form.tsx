"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button, buttonClass } from "@assay/ui/button";
import { CopyButton } from "@assay/ui/copy-button";
import { TextArea, TextField } from "@assay/ui/field";
import { Notice } from "@assay/ui/notice";
import { issueKey } from "./issue-action.ts";
import type { IssueState } from "./issue-state.ts";

/** Issues a key and shows it, this once, in the place of the form. */
export function IssueForm({ initial }: { initial: IssueState }) {
  const t = useTranslations("models.keys");
  const [{ values, errors, notice, issued, number, version }, send, isPending] = useActionState(
    issueKey,
    initial,
  );
  if (issued !== undefined) {
    return (
      <Notice tone="good" title={t("issued", { name: issued.name })}>
        <p>{t("once")}</p>
        <p className="my-3 flex items-center gap-1">
          <code className="min-w-0 rounded bg-surface px-2 py-1 font-mono text-sm break-all">
            {issued.secret}
          </code>
          <CopyButton text={issued.secret} label={t("copySecret")} />
        </p>
        <a href="/models/budgets" className={buttonClass("secondary", "sm")}>
          {t("kept")}
        </a>
      </Notice>
    );
  }
  return (
    <form key={version} action={send} aria-label={t("issue")} aria-busy={isPending} className="grid gap-4">
      {notice !== undefined && <Notice tone={notice.tone} title={notice.title} />}
      <input type="hidden" name="number" value={number} />
      <TextField
        label={t("name")}
        name="name"
        defaultValue={values["name"]}
        hint={t("nameHint")}
        error={errors["name"]}
        maxLength={80}
        autoComplete="off"
      />
      <TextArea
        label={t("models")}
        name="models"
        rows={2}
        defaultValue={values["models"]}
        hint={t("modelsHint")}
        error={errors["models"]}
        maxLength={40_000}
        spellCheck={false}
        className="font-mono text-sm"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {(["requestsPerMinute", "tokensPerMinute"] as const).map((name) => (
          <TextField
            key={name}
            label={t(name)}
            name={name}
            defaultValue={values[name]}
            hint={t("noLimit")}
            error={errors[name]}
            inputMode="numeric"
            maxLength={10}
            required={false}
            autoComplete="off"
          />
        ))}
      </div>
      <div>
        <Button variant="primary" disabled={isPending}>
          {t("issue")}
        </Button>
      </div>
    </form>
  );
}
