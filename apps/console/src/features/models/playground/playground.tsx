"use client";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import type { KeyboardEvent, SyntheticEvent } from "react";
import { Button } from "@assay/ui/button";
import { CopyButton } from "@assay/ui/copy-button";
import { TextArea, TextField } from "@assay/ui/field";
import { Icon } from "@assay/ui/icon";
import { isComposing } from "@assay/ui/is-composing.ts";
import { ModelSelect } from "../model-select.tsx";
import type { ModelGroup } from "../model-select.tsx";
import { bodyOf, curlOf, pythonOf } from "../snippets.ts";
import { RunPanel } from "./run-panel.tsx";
import { useRun } from "./use-run.ts";
import type { Question } from "./use-run.ts";

const fieldNames = ["model", "compare", "system", "prompt", "temperature", "maxTokens"] as const;
type Fields = Record<(typeof fieldNames)[number], string>;

export interface PlaygroundProps {
  groups: readonly ModelGroup[];
  model: string;
  locale: string;
  /** Where programs ask the same models. */
  gateway: string;
}

/** Puts one question to one model, or to two side by side. */
export function Playground({ groups, model, locale, gateway }: PlaygroundProps) {
  const t = useTranslations("models.playground");
  const [fields, setFields] = useState<Fields>({
    model,
    compare: "",
    system: "",
    prompt: "",
    temperature: "",
    maxTokens: "1024",
  });
  const [first, second] = [useRun(), useRun()];
  const isReady = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const isBusy = first.isRunning || second.isRunning;
  const question = questionOf(fields);
  const body = bodyOf(question);

  function change({ target }: SyntheticEvent<HTMLFormElement>) {
    if (!(target instanceof HTMLElement) || !("name" in target) || !("value" in target)) return;
    const { name, value } = target;
    if (fieldNames.some((each) => each === name))
      setFields((before) => ({ ...before, [String(name)]: String(value) }));
  }

  function send() {
    if (isBusy || fields.prompt.trim() === "") return;
    void first.start(question);
    if (fields.compare === "") second.clear();
    else void second.start({ ...question, model: fields.compare });
  }

  function stop() {
    first.stop();
    second.stop();
  }

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape" && isBusy) stop();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  }

  return (
    <div className="grid gap-5 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] xl:items-start">
      <form
        aria-label={t("form")}
        // Without JavaScript nothing is sent: a question does not belong into an address.
        method="post"
        className="grid gap-4 rounded-lg border border-line bg-surface p-4"
        onChange={change}
        onKeyDown={press}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <ModelSelect label={t("model")} name="model" defaultValue={model} groups={groups} />
          <ModelSelect
            label={t("compare")}
            name="compare"
            groups={groups}
            first={[{ value: "", label: t("alone") }]}
          />
        </div>
        <TextArea label={t("system")} name="system" rows={2} maxLength={20_000} hint={t("systemHint")} />
        <TextArea label={t("prompt")} name="prompt" rows={6} maxLength={60_000} required />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("temperature")}
            name="temperature"
            type="number"
            min={0}
            max={2}
            step={0.1}
            required={false}
            hint={t("temperatureHint")}
          />
          <TextField
            label={t("maxTokens")}
            name="maxTokens"
            type="number"
            min={1}
            max={128_000}
            defaultValue="1024"
            required={false}
            hint={t("maxTokensHint")}
          />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {isBusy ? (
            <Button key="stop" type="button" onClick={stop}>
              <Icon name="stop" />
              {t("stop")}
            </Button>
          ) : (
            <Button key="send" variant="primary" disabled={!isReady}>
              {t("send")}
            </Button>
          )}
          <CopyButton text={curlOf(gateway, body)} label={t("copyCurl")} showLabel />
          <CopyButton text={pythonOf(gateway, body)} label={t("copyPython")} showLabel />
        </div>
        <p className="text-xs text-muted">{t("copyHint", { gateway })}</p>
      </form>
      <div className={`grid gap-5 ${second.run === undefined ? "" : "lg:grid-cols-2 lg:items-start"}`}>
        <RunPanel run={first.run} locale={locale} onRetry={() => void first.retry()} />
        {second.run !== undefined && (
          <RunPanel run={second.run} locale={locale} onRetry={() => void second.retry()} />
        )}
      </div>
    </div>
  );
}

function questionOf({ model, system, prompt, temperature, maxTokens }: Fields): Question {
  const numberOf = (text: string) =>
    text.trim() === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
  return { model, system, prompt, temperature: numberOf(temperature), maxTokens: numberOf(maxTokens) };
}
