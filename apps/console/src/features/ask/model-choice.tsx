"use client";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { chooseModel } from "./actions.ts";
import type { ModelOption } from "./model-options.ts";

export interface ModelChoiceProps {
  threadId: string;
  isKept: boolean;
  models: readonly ModelOption[];
  value: string;
  onChange: (model: string) => void;
}

/** Which engine or model answers from here on; the thread keeps it. */
export function ModelChoice({ threadId, isKept, models, value, onChange }: ModelChoiceProps) {
  const t = useTranslations("ask.model");
  const [isPending, startTransition] = useTransition();
  function choose(model: string) {
    onChange(model);
    if (!isKept) return;
    const form = new FormData();
    form.set("id", threadId);
    form.set("model", model);
    startTransition(() => chooseModel(form));
  }
  return (
    <select
      value={value}
      aria-label={t("label")}
      aria-busy={isPending}
      onChange={(event) => choose(event.target.value)}
      className="min-h-8 min-w-0 max-w-full shrink truncate rounded border-0 bg-transparent px-1 text-sm text-muted hover:text-ink sm:max-w-52 coarse:min-h-11 coarse:text-lg"
    >
      <option value="">{t("workspace")}</option>
      <optgroup label={t("engines")}>
        {models
          .filter(({ isEngine }) => isEngine)
          .map(({ address }) => (
            <option key={address} value={address}>
              {t.has(`names.${address}`) ? t(`names.${address}`) : address}
            </option>
          ))}
      </optgroup>
      <optgroup label={t("models")}>
        {models
          .filter(({ isEngine }) => !isEngine)
          .map(({ address }) => (
            <option key={address} value={address}>
              {address}
            </option>
          ))}
      </optgroup>
    </select>
  );
}
