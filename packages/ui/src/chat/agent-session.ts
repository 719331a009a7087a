import { Chat } from "@ai-sdk/react";
import type { UIMessage } from "ai";
import { createAgentClient } from "./agent-client.ts";
import { metadataOf } from "./agent-message.ts";
import type { AgentThread } from "./agent-message.ts";
import { ChatProblem, createAgentTransport } from "./agent-transport.ts";
import type { AgentAsk } from "./agent-transport.ts";
import { closeOpen, editedMessage, reconcile, userMessage } from "./path-edits.ts";
import type { Approval } from "./types.ts";

/** What stands beside the conversation: something did not get through. */
export interface Notice {
  code: string;
  /** Tries the same again; absent where the message was given back to the field. */
  retry?: (() => void) | undefined;
}

export interface SessionState {
  notice: Notice | undefined;
  /** An answer that this page did not ask for, or has lost, is looked for or read along. */
  isFollowing: boolean;
  /** The message that is being read again from its start. */
  resumed: UIMessage | undefined;
}

export interface AgentSessionOptions {
  /** The thread's: `/api/chat/<threadId>`. */
  address: string;
  messages: readonly UIMessage[];
  /** An answer is being made as the page opens. */
  isRunning?: boolean;
  /** Sent with a new question. */
  model?: () => string | undefined;
  /** An answer has ended: the thread's title and place in lists may be others. */
  onSettled?: () => void;
  /** Resolves after so many milliseconds. */
  wait?: (ms: number) => Promise<void>;
}

/** One thread in one page. Those that ask resolve with false when the question was not taken. */
export interface AgentSession {
  chat: Chat<UIMessage>;
  state(): SessionState;
  subscribe(onChange: () => void): () => void;
  send(text: string): Promise<boolean>;
  edit(messageId: string, text: string): Promise<boolean>;
  regenerate(messageId: string): Promise<boolean>;
  approve(approval: Approval): Promise<boolean>;
  /** Shows another version of a turn, from 1. */
  branch(messageId: string, at: number): Promise<void>;
  stop(): void;
  /** Takes over what another page or the server has done meanwhile, and reads along. */
  refresh(): Promise<void>;
  /** Reads no further; the answer is made all the same. */
  leave(): void;
}

const pollMs = 700;
const mostFailures = 6;
const mostStops = 12;
/** What may help by itself. */
const passing = new Set(["chat.unreachable", "chat.failed", "db.unavailable"]);

/** A thread of an agent: what is asked, stopped, lost, found again and shown. The server's word is the last. */
export function createAgentSession({
  address,
  messages,
  isRunning = false,
  model,
  onSettled,
  wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}: AgentSessionOptions): AgentSession {
  const client = createAgentClient(address);
  const listeners = new Set<() => void>();
  let state: SessionState = { notice: undefined, isFollowing: isRunning, resumed: undefined };
  let failure: Error | undefined;
  let generation = 0;
  let stopping: Promise<void> | undefined;
  /** A question of which nobody knows whether it has arrived. */
  let unsure: { id: string; text: string } | undefined;

  const chat = new Chat<UIMessage>({
    id: address,
    messages: [...messages],
    transport: createAgentTransport(address),
    generateId: () => crypto.randomUUID(),
    onError(error) {
      failure = error;
      if (!(error instanceof ChatProblem)) set({ isFollowing: true });
    },
  });

  function set(changed: Partial<SessionState>): void {
    state = { ...state, ...changed };
    for (const listener of listeners) listener();
  }

  function take(next: readonly UIMessage[]): void {
    chat.messages = reconcile(chat.messages, next);
  }

  function refuse(error: unknown, retry?: () => void): false {
    const code = error instanceof ChatProblem ? error.code : "chat.failed";
    chat.clearError();
    set({ notice: { code, retry } });
    if (code === "chat.busy") void follow();
    return false;
  }

  function isOpen(message: UIMessage | undefined): boolean {
    return message?.role === "assistant" && metadataOf(message).status === "running";
  }

  const isBusy = () =>
    state.isFollowing || stopping !== undefined || chat.status === "submitted" || chat.status === "streaming";

  /** Asks, and stays until the answer has ended. */
  async function ask(body: AgentAsk, start: () => Promise<void>, retry?: () => void): Promise<boolean> {
    const before = chat.messages;
    const own = generation;
    failure = undefined;
    set({ notice: undefined });
    chat.messages = closeOpen(before);
    await start();
    if (own !== generation) {
      await stopping;
      return body.kind !== "send" || chat.messages.some(({ id }) => id === body.id);
    }
    if (isProblem(failure)) {
      chat.messages = before;
      return refuse(failure, retry);
    }
    if (failure !== undefined || isOpen(chat.lastMessage)) await follow();
    onSettled?.();
    return true;
  }

  /** Reads the thread, and along with the answer that is being made in it, until it has ended. */
  async function follow(first?: AgentThread): Promise<void> {
    const own = ++generation;
    const isCurrent = () => own === generation;
    let read = first;
    let failures = 0;
    set({ isFollowing: true });
    while (isCurrent()) {
      failure = undefined;
      try {
        const thread = read ?? (await client.read());
        read = undefined;
        if (!isCurrent()) return;
        take(thread.messages);
        if (!thread.isRunning) break;
        set({ resumed: chat.lastMessage });
        await chat.resumeStream();
        if (!isCurrent()) return;
        if (isError(failure)) throw failure;
        if (!isOpen(chat.lastMessage)) break;
        failures = 0;
        // It is made in another process: what is saved of it is read from time to time.
        await wait(pollMs);
      } catch (error) {
        chat.clearError();
        failures += 1;
        const canPass = !(error instanceof ChatProblem) || passing.has(error.code);
        if (!canPass || failures === mostFailures) {
          set({ isFollowing: false, resumed: undefined });
          refuse(canPass ? new ChatProblem("chat.lost") : error, () => void follow());
          return;
        }
        set({ notice: { code: "chat.reconnecting" } });
        await wait(250 * 2 ** failures);
      }
    }
    if (!isCurrent()) return;
    const isBack = state.notice?.code === "chat.reconnecting" || state.notice?.code === "chat.lost";
    set({ isFollowing: false, resumed: undefined, ...(isBack && { notice: undefined }) });
    onSettled?.();
  }

  /** Stops on the server until it has stopped there. */
  async function settleStop(): Promise<void> {
    for (let tries = 1; tries <= mostStops; tries += 1) {
      try {
        await client.stop();
        const thread = await client.read();
        if (!thread.isRunning) {
          take(thread.messages);
          return;
        }
      } catch (error) {
        if (tries >= 3) {
          refuse(
            error instanceof ChatProblem && !passing.has(error.code)
              ? error
              : new ChatProblem("chat.stop_lost"),
            stop,
          );
          return;
        }
      }
      await wait(Math.min(1_000, 60 * 2 ** tries));
    }
    refuse(new ChatProblem("chat.stop_lost"), stop);
  }

  function stop(): void {
    generation += 1;
    void chat.stop();
    chat.messages = closeOpen(chat.messages);
    set({ isFollowing: false, resumed: undefined, notice: undefined });
    const settled = settleStop().finally(() => {
      if (stopping === settled) stopping = undefined;
      onSettled?.();
    });
    stopping = settled;
  }

  async function send(text: string): Promise<boolean> {
    await stopping;
    if (isBusy()) return false;
    try {
      if (await hasArrived(text)) return true;
    } catch (error) {
      return refuse(error);
    }
    const id = crypto.randomUUID();
    const parentId = chat.lastMessage?.id ?? null;
    const chosen = model?.();
    const body: AgentAsk = {
      kind: "send",
      id,
      text,
      parentId,
      ...(chosen !== undefined && { model: chosen }),
    };
    const isTaken = await ask(body, () => chat.sendMessage(userMessage(id, text), { body }));
    if (!isTaken && state.notice?.code === "chat.unreachable") unsure = { id, text };
    return isTaken;
  }

  /** Whether the question that seemed lost is in the thread after all; then its answer is read. */
  async function hasArrived(text: string): Promise<boolean> {
    if (unsure === undefined) return false;
    const { id, text: earlier } = unsure;
    const thread = await client.read();
    unsure = undefined;
    if (!thread.messages.some((message) => message.id === id)) return false;
    take(thread.messages);
    if (text !== earlier) return false;
    set({ notice: undefined });
    void follow();
    return true;
  }

  async function edit(messageId: string, text: string): Promise<boolean> {
    await stopping;
    const at = chat.messages.findIndex(({ id }) => id === messageId);
    const edited = chat.messages[at];
    if (edited === undefined || isBusy()) return false;
    const id = crypto.randomUUID();
    const body: AgentAsk = { kind: "edit", id, editedId: messageId, text };
    return ask(
      body,
      () => {
        chat.messages = chat.messages.slice(0, at);
        return chat.sendMessage(editedMessage(edited, id, text), { body });
      },
      () => void edit(messageId, text),
    );
  }

  async function regenerate(messageId: string): Promise<boolean> {
    await stopping;
    if (isBusy() || !chat.messages.some(({ id }) => id === messageId)) return false;
    const body: AgentAsk = { kind: "regenerate", turnId: messageId };
    const isTaken = await ask(
      body,
      () => chat.regenerate({ messageId, body }),
      () => void regenerate(messageId),
    );
    // Which version the answer is stands in the thread only.
    if (isTaken) await refresh();
    return isTaken;
  }

  async function approve({ messageId: turnId, callId, approved }: Approval): Promise<boolean> {
    if (isBusy() || !chat.messages.some(({ id }) => id === turnId)) return false;
    const before = chat.messages;
    const body: AgentAsk = { kind: "approve", turnId, callId, approved };
    failure = undefined;
    set({ notice: undefined });
    await chat.addToolApprovalResponse({ id: callId, approved });
    const own = generation;
    await chat.sendMessage(undefined, { body });
    if (own !== generation) return true;
    if (isProblem(failure)) {
      chat.messages = before;
      return refuse(failure);
    }
    if (failure !== undefined || isOpen(chat.lastMessage)) await follow();
    onSettled?.();
    return true;
  }

  async function branch(messageId: string, at: number): Promise<void> {
    const message = chat.messages.find(({ id }) => id === messageId);
    const id = message && metadataOf(message).branch?.ids[at - 1];
    if (id === undefined || isBusy()) return;
    set({ notice: undefined });
    try {
      take(await client.branch(id));
    } catch (error) {
      refuse(error, () => void branch(messageId, at));
    }
  }

  async function refresh(): Promise<void> {
    if (isBusy() && generation > 0) return;
    if (isRunning && generation === 0) return follow();
    let thread: AgentThread;
    try {
      thread = await client.read();
    } catch {
      // What is shown is what was loaded before.
      return;
    }
    if (isBusy()) return;
    if (thread.isRunning) return follow(thread);
    take(thread.messages);
    if (state.notice?.code === "chat.lost") set({ notice: undefined });
  }

  function leave(): void {
    generation += 1;
    void chat.stop();
    set({ isFollowing: false, resumed: undefined });
  }

  return {
    chat,
    state: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    send,
    edit,
    regenerate,
    approve,
    branch,
    stop,
    refresh,
    leave,
  };
}

function isProblem(error: Error | undefined): error is ChatProblem {
  return error instanceof ChatProblem;
}

function isError(error: Error | undefined): error is Error {
  return error !== undefined;
}
