"use client";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { isComposing } from "../is-composing.ts";
import { ChatNotice } from "./chat-notice.tsx";
import type { ChatNoticeProps } from "./chat-notice.tsx";
import { Composer } from "./composer.tsx";
import type { ComposerHandle } from "./composer.tsx";
import { EmptyThread } from "./empty-thread.tsx";
import type { ChatExample } from "./empty-thread.tsx";
import { Thread } from "./thread.tsx";
import type { ChatMessage, ChatStatus, MessageActions } from "./types.ts";
import { useStableActions } from "./use-stable-actions.ts";

export interface ChatProps extends MessageActions {
  messages: readonly ChatMessage[];
  status: ChatStatus;
  /** Names the thread; drafts are kept under it. */
  draftKey: string;
  examples: readonly ChatExample[];
  /** False, or a promise of it, when the message was not taken: it is put back. */
  onSend: (text: string) => unknown;
  onStop: () => void;
  label?: string;
  emptyTitle?: ReactNode;
  emptyNote?: ReactNode;
  placeholder?: string;
  attachments?: ReactNode;
  tools?: ReactNode;
  /** What did not get through, above the field. */
  notice?: Omit<ChatNoticeProps, "formId"> | undefined;
  /** Where the trace of an answer is shown, followed by its id. */
  traceHref?: string | undefined;
}

/** A conversation with an agent, of the height of what it stands in. Esc stops an answer. */
export function Chat({
  messages,
  status,
  draftKey,
  examples,
  onSend,
  onStop,
  label,
  emptyTitle,
  emptyNote,
  placeholder,
  attachments,
  tools,
  notice,
  traceHref,
  ...actions
}: ChatProps) {
  const t = useTranslations("ui.chat");
  const formId = useId();
  const composer = useRef<ComposerHandle>(null);
  const stable = useStableActions(actions);
  const isBusy = status === "submitted" || status === "streaming";
  const [was, setWas] = useState({ isBusy, hasEnded: false });
  if (was.isBusy !== isBusy) setWas({ isBusy, hasEnded: !isBusy });

  useEffect(() => {
    if (!isBusy) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
      if (document.querySelector("dialog:modal, :popover-open") !== null) return;
      event.preventDefault();
      onStop();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isBusy, onStop]);

  return (
    <section aria-label={label ?? t("thread")} className="flex h-full min-h-0 flex-col">
      {messages.length === 0 ? (
        <EmptyThread
          examples={examples}
          onPick={(prompt) => composer.current?.send(prompt)}
          title={emptyTitle}
          note={emptyNote}
        />
      ) : (
        <Thread messages={messages} status={status} label={label} traceHref={traceHref} {...stable} />
      )}
      {notice !== undefined && <ChatNotice formId={formId} {...notice} />}
      <Composer
        ref={composer}
        id={formId}
        draftKey={draftKey}
        isBusy={isBusy}
        onSend={onSend}
        onStop={onStop}
        placeholder={placeholder}
        attachments={attachments}
        tools={tools}
      />
      <p role="status" className="sr-only">
        {isBusy && t("waiting")}
        {/* A notice speaks for itself. */}
        {was.hasEnded && notice === undefined && t(ending(messages.at(-1), status))}
      </p>
    </section>
  );
}

/** How the last answer ended, as it is announced. */
function ending(last: ChatMessage | undefined, status: ChatStatus): "stopped" | "failed" | "answered" {
  // Without an answer it was stopped before it began.
  if (last?.role !== "assistant" || last.status === "stopped") return "stopped";
  return status === "error" || last.status === "failed" ? "failed" : "answered";
}
