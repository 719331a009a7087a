import { useTranslations } from "next-intl";
import type { Turn, TurnPart } from "@assay/agent";
import { Badge } from "@assay/ui/badge";
import type { Citation } from "@assay/ui/citation";
import { Markdown } from "@assay/ui/chat/markdown";
import { ToolCard } from "@assay/ui/chat/tool-card";
import { useProblemWords } from "@assay/ui/chat/use-problem-words.ts";
import { citationsOf } from "./citations-of.ts";
import { Footnotes } from "./footnotes.tsx";
import { toCard } from "./to-card.ts";

export interface ConversationProps {
  turns: readonly Turn[];
  /** On paper nothing can be unfolded: calls are lines. */
  isPaper?: boolean;
}

/** Stored turns to be read, not to be answered: questions, answers with their sources as footnotes, and who wrote them. */
export function Conversation({ turns, isPaper = false }: ConversationProps) {
  const t = useTranslations("ask-shared");
  if (turns.length === 0) return <p className="text-muted">{t("empty")}</p>;
  return (
    <div className="grid min-w-0 gap-6">
      {turns.map((turn) =>
        turn.role === "user" ? (
          <Question key={turn.id} turn={turn} />
        ) : (
          <Answer key={turn.id} turn={turn} isPaper={isPaper} />
        ),
      )}
    </div>
  );
}

function Question({ turn }: { turn: Turn }) {
  const t = useTranslations("ask-shared");
  const text = turn.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
  return (
    <article
      aria-label={t("you")}
      className="sheet-question rounded border-l-4 border-line-strong bg-raised px-3 py-2"
    >
      <p className="text-xs font-medium text-muted">{t("you")}</p>
      <p className="font-medium break-words whitespace-pre-wrap">{text}</p>
    </article>
  );
}

function Answer({ turn, isPaper }: { turn: Turn; isPaper: boolean }) {
  const t = useTranslations("ask-shared");
  const { parts, status, meta } = turn;
  const citations = citationsOf(parts);
  return (
    <article aria-label={t("ai")} className="grid min-w-0 gap-2">
      <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <Badge tone="accent">{t("ai")}</Badge>
        {meta !== undefined && `${t(`engines.${meta.engine}`)} · ${meta.model}`}
      </p>
      {parts.map((part, at) => (
        <Part key={at} part={part} citations={citations ?? []} isPaper={isPaper} />
      ))}
      {status !== "done" && <p className="text-sm text-muted italic">{t(`statuses.${status}`)}</p>}
      {citations !== undefined && <Footnotes citations={citations} />}
    </article>
  );
}

interface PartProps {
  part: TurnPart;
  citations: readonly Citation[];
  isPaper: boolean;
}

function Part({ part, citations, isPaper }: PartProps) {
  switch (part.type) {
    case "text":
      return part.text === "" ? null : <Markdown text={part.text} citations={citations} />;
    case "call":
      return <Call part={part} isPaper={isPaper} />;
    case "problem":
      return <Problem code={part.code} />;
    case "reasoning":
    case "citations":
      return null;
  }
}

function Call({ part: { call }, isPaper }: { part: TurnPart & { type: "call" }; isPaper: boolean }) {
  const t = useTranslations("ask-shared");
  const { name, server, state } = call;
  // What another server's tool was asked and answered is not in a shared conversation.
  if (server === undefined && !isPaper) return <ToolCard call={toCard(call)} />;
  const words = { name, state: t(`callStates.${state}`) };
  return (
    <p className="text-sm break-words text-muted">
      {server === undefined ? t("call", words) : t("callOf", { ...words, server })}
    </p>
  );
}

function Problem({ code }: { code: string }) {
  return <p className="border-l-4 border-bad pl-3 text-bad">{useProblemWords()(code)}</p>;
}
