import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Citation } from "../citation.tsx";
import { Badge } from "../badge.tsx";
import { classNames } from "../class-names.ts";
import { Icon } from "../icon.tsx";
import { MessageBar } from "./message-bar.tsx";
import { MessageMetaView } from "./message-meta.tsx";
import { MessageError, MessagePart } from "./message-part.tsx";
import { messageText } from "./message-text.ts";
import type { ChatMessage, MessageActions } from "./types.ts";

export interface MessageProps extends MessageActions {
  message: ChatMessage;
  /** An answer comes in: what would start another one waits. */
  isBusy?: boolean;
  /** Where the trace of an answer is shown, followed by its id. */
  traceHref?: string | undefined;
}

const noCitations: readonly Citation[] = [];

/** One turn. Drawn again only when it, or what can be done with it, changes. */
export const Message = memo(function Message({
  message,
  isBusy = false,
  traceHref,
  ...actions
}: MessageProps) {
  const t = useTranslations("ui.chat");
  const { role, parts, status = "done", meta, createdAt } = message;
  const isUser = role === "user";
  // The same list for as long as it stands: paragraphs that cite it are not drawn again with every word.
  const citations = parts.find((part) => part.type === "citations")?.citations ?? noCitations;
  const hasError = parts.some(({ type }) => type === "error" || type === "problem");
  const content = (
    <>
      {parts.map((part, at) => (
        <MessagePart
          key={part.type === "tool" ? part.call.id : at}
          message={message}
          part={part}
          citations={citations}
          {...actions}
        />
      ))}
      {status === "streaming" && (
        <span aria-hidden className="inline-block size-2 animate-pulse rounded-full bg-accent" />
      )}
      {status === "stopped" && (
        <p className="flex items-center gap-1.5 text-sm text-muted">
          <Icon name="stop" className="size-4" />
          {t("stopped")}
        </p>
      )}
      {status === "failed" && !hasError && (
        <MessageError text={t("failed")} onRetry={actions.onRetry && (() => actions.onRetry?.(message.id))} />
      )}
    </>
  );
  if (role === "system") {
    return (
      <article aria-label={t("from.system")} className="mx-auto max-w-prose text-center text-sm text-muted">
        {content}
      </article>
    );
  }
  return (
    <article
      aria-label={t(`from.${role}`)}
      className={classNames("grid min-w-0 gap-1", isUser && "justify-items-end")}
    >
      {!isUser &&
        (meta === undefined ? (
          <p>
            <Badge tone="accent">{t("ai")}</Badge>
          </p>
        ) : (
          <MessageMetaView
            meta={meta}
            createdAt={createdAt}
            traceHref={traceHref && traceHref + message.id}
          />
        ))}
      <div
        className={classNames(
          "grid min-w-0 gap-2",
          isUser && "max-w-[min(85%,40rem)] rounded-lg bg-raised px-3 py-2",
        )}
      >
        {content}
      </div>
      {status !== "streaming" && (messageText(message) !== "" || message.branch !== undefined) && (
        <MessageBar message={message} isBusy={isBusy} {...actions} />
      )}
    </article>
  );
});
