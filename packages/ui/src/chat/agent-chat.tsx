"use client";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { Chat } from "./chat.tsx";
import type { ChatExample } from "./empty-thread.tsx";
import { useAgentChat } from "./use-agent-chat.ts";
import type { AgentChatOptions } from "./use-agent-chat.ts";

export interface AgentChatProps extends AgentChatOptions {
  /** Three that work as they are. */
  examples: readonly ChatExample[];
  label?: string;
  emptyTitle?: ReactNode;
  emptyNote?: ReactNode;
  placeholder?: string;
  /** Further buttons, beside that which sends. */
  tools?: ReactNode;
  /** Where the trace of an answer is shown, followed by its id. */
  traceHref?: string;
}

/** A conversation with an agent behind `@assay/agent/http`, of the height of what it stands in. */
export function AgentChat({ api, threadId, initial, isRunning, model, onSettled, ...view }: AgentChatProps) {
  const chat = useAgentChat({ api, threadId, initial, isRunning, model, onSettled });
  const { messages, status, notice, stop } = chat;
  const actions = useMemo(
    () => ({
      onSend: chat.send,
      onStop: stop,
      onRetry: chat.regenerate,
      onRegenerate: chat.regenerate,
      onEdit: chat.edit,
      onApprove: chat.approve,
      onBranch: chat.branch,
    }),
    [chat.send, stop, chat.regenerate, chat.edit, chat.approve, chat.branch],
  );
  // What is written before there is a thread is there for the next one.
  const draftKey = useMemo(() => `${api}:${initial.length === 0 ? "new" : threadId}`, [api, threadId]);
  return (
    <Chat {...view} {...actions} messages={messages} status={status} notice={notice} draftKey={draftKey} />
  );
}
