import { useTranslations } from "next-intl";
import { Button } from "../button.tsx";
import { CitationCard } from "../citation.tsx";
import type { Citation } from "../citation.tsx";
import { DisclosureMark, Icon } from "../icon.tsx";
import { Markdown } from "./markdown.tsx";
import { ToolCard } from "./tool-card.tsx";
import type { ChatMessage, ChatPart, MessageActions } from "./types.ts";
import { useProblemWords } from "./use-problem-words.ts";

export interface MessagePartProps extends MessageActions {
  message: ChatMessage;
  part: ChatPart;
  citations: readonly Citation[];
}

/** One part of a message. */
export function MessagePart({ message, part, citations, onApprove, onRetry }: MessagePartProps) {
  switch (part.type) {
    case "text":
      return message.role === "assistant" ? (
        <Markdown text={part.text} citations={citations} />
      ) : (
        <p className="break-words whitespace-pre-wrap">{part.text}</p>
      );
    case "reasoning":
      return <Reasoning text={part.text} />;
    case "tool":
      return (
        <ToolCard
          call={part.call}
          onApprove={
            onApprove && ((approved) => onApprove({ messageId: message.id, callId: part.call.id, approved }))
          }
        />
      );
    case "citations":
      return <Sources citations={part.citations} />;
    case "file":
      return <FileName name={part.name} href={part.href} />;
    case "error":
      return (
        <MessageError
          text={part.message}
          onRetry={part.canRetry === false ? undefined : onRetry && (() => onRetry(message.id))}
        />
      );
    case "problem":
      return (
        <Problem
          code={part.code}
          onRetry={part.canRetry ? onRetry && (() => onRetry(message.id)) : undefined}
        />
      );
  }
}

function Problem({ code, onRetry }: { code: string; onRetry: (() => void) | undefined }) {
  return <MessageError text={useProblemWords()(code)} onRetry={onRetry} />;
}

function Reasoning({ text }: { text: string }) {
  const t = useTranslations("ui.chat");
  return (
    <details className="text-sm text-muted">
      <summary className="inline-flex list-none items-center gap-1.5 rounded-sm hover:text-ink coarse:min-h-11">
        <DisclosureMark />
        {t("reasoning")}
      </summary>
      <div className="mt-1 border-l-2 border-line pl-3 break-words whitespace-pre-wrap">{text}</div>
    </details>
  );
}

function Sources({ citations }: { citations: readonly Citation[] }) {
  const t = useTranslations("ui.chat");
  if (citations.length === 0) {
    return (
      <p className="flex items-center gap-1.5 text-sm text-muted">
        <Icon name="warning" className="size-4 text-warn" />
        {t("noSources")}
      </p>
    );
  }
  return (
    <details className="text-sm">
      <summary className="inline-flex list-none items-center gap-1.5 rounded-sm text-muted hover:text-ink coarse:min-h-11">
        <DisclosureMark />
        {t("sources", { count: citations.length })}
      </summary>
      <ol className="mt-1.5 grid gap-2 sm:grid-cols-2">
        {citations.map((citation) => (
          <li key={citation.number} className="min-w-0 rounded border border-line bg-surface p-3">
            <CitationCard citation={citation} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function FileName({ name, href }: { name: string; href: string | undefined }) {
  const look =
    "inline-flex max-w-full items-center gap-1.5 rounded border border-line bg-surface px-2 py-1 text-sm";
  const content = (
    <>
      <Icon name="file" className="size-4 text-faint" />
      <span className="truncate">{name}</span>
    </>
  );
  return (
    <p>
      {href === undefined ? (
        <span className={look}>{content}</span>
      ) : (
        <a href={href} className={`${look} hover:bg-raised`}>
          {content}
        </a>
      )}
    </p>
  );
}

/** What went wrong with an answer, where it would have stood. */
export function MessageError({ text, onRetry }: { text: string; onRetry?: (() => void) | undefined }) {
  const t = useTranslations("ui.chat");
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded border border-bad bg-bad-soft px-3 py-1.5 text-bad"
    >
      <Icon name="warning" />
      <span className="min-w-0 flex-1 break-words">{text}</span>
      {onRetry !== undefined && (
        <Button type="button" size="sm" onClick={onRetry}>
          <Icon name="again" />
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
