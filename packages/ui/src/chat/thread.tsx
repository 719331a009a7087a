"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "../button.tsx";
import { classNames } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { Message } from "./message.tsx";
import { MessageError } from "./message-part.tsx";
import type { ChatMessage, ChatStatus, MessageActions } from "./types.ts";
import { useFollow } from "./use-follow.ts";

const page = 100;
// The last ones are laid out exactly, or the end would move while it is followed.
const exact = 6;

export interface ThreadProps extends MessageActions {
  messages: readonly ChatMessage[];
  status: ChatStatus;
  label?: string | undefined;
  traceHref?: string | undefined;
}

/** A conversation as a log. Long ones start with their last hundred turns, and lay out only what is near. */
export function Thread({ messages, status, label, traceHref, ...actions }: ThreadProps) {
  const t = useTranslations("ui.chat");
  const [shown, setShown] = useState(page);
  const { scroller, content, isFollowing, onScroll, jump } = useFollow();
  const isBusy = status === "submitted" || status === "streaming";
  const last = messages.at(-1);
  const earlier = Math.max(messages.length - shown, 0);
  const isFailed =
    status === "error" && last?.status !== "failed" && !last?.parts.some(({ type }) => type === "error");

  // Whoever asks wants to see the answer, wherever they were reading.
  const hasAsked = status === "submitted";
  useEffect(() => {
    if (hasAsked) jump();
  }, [hasAsked, jump]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={label ?? t("thread")}
        aria-busy={isBusy}
        tabIndex={0}
        onScroll={onScroll}
        className="h-full overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <div ref={content} className="mx-auto grid max-w-3xl gap-5 px-4 py-5">
          {earlier > 0 && (
            <Button
              type="button"
              size="sm"
              className="justify-self-center"
              onClick={() => setShown(shown + page)}
            >
              {t("earlier", { count: Math.min(earlier, page) })}
            </Button>
          )}
          {messages.slice(earlier).map((message, at) => (
            <div
              key={message.id}
              className={classNames(
                "min-w-0",
                at < messages.length - earlier - exact &&
                  "[contain-intrinsic-size:auto_8rem] [content-visibility:auto]",
              )}
            >
              <Message message={message} isBusy={isBusy} traceHref={traceHref} {...actions} />
            </div>
          ))}
          {status === "submitted" && last?.role === "user" && (
            <p className="flex items-center gap-2 text-sm text-muted">
              <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
              {t("waiting")}
            </p>
          )}
          {isFailed && (
            <MessageError
              text={t("failed")}
              onRetry={last && actions.onRetry && (() => actions.onRetry?.(last.id))}
            />
          )}
        </div>
      </div>
      {!isFollowing && (
        <div className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded shadow-pop">
          <Button type="button" size="sm" onClick={jump}>
            <Icon name="down" />
            {t("latest")}
          </Button>
        </div>
      )}
    </div>
  );
}
