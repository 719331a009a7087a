"use client";
import { useTranslations } from "next-intl";
import { useEffect, useImperativeHandle, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode, Ref, SubmitEvent } from "react";
import { Button } from "../button.tsx";
import { classNames } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { isComposing } from "../is-composing.ts";
import { keepDraft, readDraft } from "./draft.ts";

export interface ComposerHandle {
  /** Sends a text as if it had been typed. */
  send(text: string): void;
}

export interface ComposerProps {
  ref?: Ref<ComposerHandle>;
  /** The form's, for a button elsewhere that sends. */
  id?: string;
  /** What is being written is kept under this key for as long as the tab is open. */
  draftKey: string;
  isBusy: boolean;
  /** False, or a promise of it, when the message was not taken: it is put back. */
  onSend: (text: string) => unknown;
  onStop: () => void;
  placeholder?: string | undefined;
  /** What goes with the message, above the field. */
  attachments?: ReactNode;
  /** Further buttons, beside that which sends. */
  tools?: ReactNode;
}

/** The field one writes in. Enter sends, but never while an input method puts a word together; Send becomes Stop. */
export function Composer({
  ref,
  id,
  draftKey,
  isBusy,
  onSend,
  onStop,
  placeholder,
  attachments,
  tools,
}: ComposerProps) {
  const t = useTranslations("ui.chat");
  const field = useRef<HTMLTextAreaElement>(null);
  const [isEmpty, setEmpty] = useState(true);

  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    // What was typed before the page came to life stays.
    if (element.value === "") element.value = readDraft(draftKey);
    setEmpty(element.value.trim() === "");
    grow(element);
    return () => keepDraft(draftKey, element.value);
  }, [draftKey]);

  function write(text: string) {
    keepDraft(draftKey, text);
    setEmpty(text.trim() === "");
    if (field.current === null) return;
    if (field.current.value !== text) field.current.value = text;
    grow(field.current);
  }

  async function send() {
    const text = field.current?.value.trim() ?? "";
    if (text === "" || isBusy) return;
    write("");
    const isTaken = await onSend(text);
    if (isTaken === false && field.current?.value === "") write(text);
  }

  useImperativeHandle(ref, () => ({
    send(text) {
      write(text);
      void send();
    },
  }));

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    void send();
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) onStop();
    else void send();
  }

  return (
    <form
      id={id}
      onSubmit={onSubmit}
      className="mx-auto w-full max-w-3xl px-4 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      {attachments}
      <div className="flex flex-wrap items-end justify-end gap-1.5 rounded-lg border border-line-strong bg-surface p-1.5 has-[textarea:focus-visible]:border-accent has-[textarea:focus-visible]:outline-1 has-[textarea:focus-visible]:outline-accent">
        <textarea
          ref={field}
          rows={1}
          aria-label={t("message")}
          placeholder={placeholder ?? t("placeholder")}
          enterKeyHint="send"
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          className={classNames(
            "field-sizing-content max-h-[40dvh] min-h-8 min-w-40 flex-1 resize-none bg-transparent px-1.5 py-1 text-base outline-none placeholder:text-faint coarse:min-h-11 coarse:py-2.5 coarse:text-lg",
            tools !== undefined && "max-sm:basis-full",
          )}
        />
        {tools !== undefined && <div className="flex min-w-0 grow items-end sm:grow-0">{tools}</div>}
        <Button variant={isBusy ? "secondary" : "primary"} aria-disabled={(!isBusy && isEmpty) || undefined}>
          <Icon name={isBusy ? "stop" : "up"} />
          {isBusy ? t("stop") : t("send")}
        </Button>
      </div>
    </form>
  );
}

/** Fits a field to its text where the browser does not do so itself. */
function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
