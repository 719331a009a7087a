"use client";
import { useChat } from "@ai-sdk/react";
import type { UIMessage } from "ai";
import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { createAgentSession } from "./agent-session.ts";
import type { AgentSession, Notice } from "./agent-session.ts";
import { fromUiMessage } from "./from-ui-message.ts";
import { messageText } from "./message-text.ts";
import type { ChatMessage, ChatStatus } from "./types.ts";

export interface AgentChatOptions {
  /** The chat's address in the application: `/api/chat`. */
  api: string;
  /** A UUID; the thread is made with its first message. */
  threadId: string;
  /** The path as the page was made with it. */
  initial: readonly UIMessage[];
  isRunning?: boolean | undefined;
  /** Sent with a new question. */
  model?: string | undefined;
  /** An answer has ended: title and place in lists may have changed. */
  onSettled?: (() => void) | undefined;
}

export interface AgentChatState extends Omit<
  AgentSession,
  "chat" | "state" | "subscribe" | "refresh" | "leave"
> {
  messages: readonly ChatMessage[];
  status: ChatStatus;
  notice: Notice | undefined;
}

/** At most one drawing a frame. */
const frameMs = 16;
// A page gone back to may be older than what was asked in it.
const asked = new Set<string>();

/** A thread of an agent, live: `useChat` over the protocol of `@assay/agent/http`. */
export function useAgentChat({
  api,
  threadId,
  initial,
  isRunning,
  model,
  onSettled,
}: AgentChatOptions): AgentChatState {
  const address = `${api}/${threadId}`;
  const latest = useRef({ model, onSettled });
  useLayoutEffect(() => {
    latest.current = { model, onSettled };
  });
  const session = useMemo(
    () =>
      createAgentSession({
        address,
        messages: initial,
        isRunning: isRunning ?? false,
        model: () => latest.current.model,
        onSettled: () => latest.current.onSettled?.(),
      }),
    // The page's messages are where it starts from: later ones come through the session.
    [address],
  );
  const { messages: path, status } = useChat({ chat: session.chat, throttle: frameMs });
  const { notice, isFollowing, resumed } = useSyncExternalStore(
    session.subscribe,
    session.state,
    session.state,
  );

  useEffect(() => {
    let last = 0;
    function refresh() {
      // What was never asked is not there to be read.
      if (session.chat.messages.length === 0 && !asked.has(address)) return;
      if (document.visibilityState !== "visible" || Date.now() - last < 1_000) return;
      last = Date.now();
      void session.refresh();
    }
    refresh();
    window.addEventListener("focus", refresh);
    window.addEventListener("online", refresh);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      window.removeEventListener("focus", refresh);
      window.removeEventListener("online", refresh);
      document.removeEventListener("visibilitychange", refresh);
      session.leave();
    };
  }, [session, address]);

  const messages = useMemo(() => path.map((message) => held(message, resumed)), [path, resumed]);
  return {
    messages,
    status: statusOf(status, isFollowing),
    notice,
    send(text) {
      asked.add(address);
      return session.send(text);
    },
    edit: session.edit,
    regenerate: session.regenerate,
    approve: session.approve,
    branch: session.branch,
    stop: session.stop,
  };
}

/** A message that is read again from its start stays as it was until it says as much. */
function held(message: UIMessage, resumed: UIMessage | undefined): ChatMessage {
  const shown = fromUiMessage(message);
  if (resumed === undefined || message.id !== resumed.id || message === resumed) return shown;
  const before = fromUiMessage(resumed);
  return messageText(shown).length < messageText(before).length ? before : shown;
}

function statusOf(status: ChatStatus, isFollowing: boolean): ChatStatus {
  if (status === "submitted" || status === "streaming") return status;
  return isFollowing ? "streaming" : "ready";
}
