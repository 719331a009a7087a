"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { AgentChat } from "@assay/ui/chat/agent-chat";
import type { AgentChatProps } from "@assay/ui/chat/agent-chat";
import { ModelChoice } from "./model-choice.tsx";
import type { ModelOption } from "./model-options.ts";

const examples = ["fact", "calculator", "claim"] as const;

export interface AskChatProps extends Pick<AgentChatProps, "threadId" | "initial" | "isRunning"> {
  /** What the thread has chosen; empty for the workspace's choice. */
  chosen: string;
  /** The thread is kept already: a choice of model is kept with it at once. */
  isKept: boolean;
  models: readonly ModelOption[];
}

/** The conversation about the report. */
export function AskChat({ threadId, initial, isRunning, chosen, isKept, models }: AskChatProps) {
  const t = useTranslations("ask.chat");
  const router = useRouter();
  const [model, setModel] = useState(chosen);
  const onSettled = useCallback(() => router.refresh(), [router]);
  const suggestions = useMemo(
    () => examples.map((key) => ({ label: t(`examples.${key}`), prompt: t(`examples.${key}`) })),
    [t],
  );
  return (
    <AgentChat
      api="/api/chat"
      threadId={threadId}
      initial={initial}
      isRunning={isRunning}
      model={model === "" ? undefined : model}
      onSettled={onSettled}
      examples={suggestions}
      label={t("label")}
      emptyTitle={t("emptyTitle")}
      emptyNote={t("emptyNote")}
      placeholder={t("placeholder")}
      traceHref={`/ask/${threadId}/trace/`}
      tools={
        <ModelChoice threadId={threadId} isKept={isKept} models={models} value={model} onChange={setModel} />
      }
    />
  );
}
