import type { Citation } from "../citation.tsx";

export type ChatRole = "user" | "assistant" | "system";

/** Whether an answer is awaited, comes in, is complete, or failed; the names of the UI message stream. */
export type ChatStatus = "ready" | "submitted" | "streaming" | "error";

export type ToolState = "pending" | "running" | "done" | "failed" | "approval" | "refused";

export interface ToolCall {
  id: string;
  name: string;
  state: ToolState;
  /** Its exact arguments. */
  input?: unknown;
  output?: unknown;
  /** What went wrong, in a sentence. */
  error?: string;
  /** The external server it belongs to. */
  server?: string;
  durationMs?: number;
  /** What allowing it does, in a sentence, or why it asks, by a code; shown while it waits for approval. */
  consequence?: string;
}

export type ChatPart =
  | { type: "text"; text: string }
  | { type: "reasoning"; text: string }
  | { type: "tool"; call: ToolCall }
  /** An empty list says that the answer names no sources. */
  | { type: "citations"; citations: readonly Citation[] }
  | { type: "file"; name: string; href?: string }
  | { type: "error"; message: string; canRetry?: boolean }
  /** What went wrong, by its code. */
  | { type: "problem"; code: string; canRetry: boolean };

/** How an answer came about. */
export interface MessageMeta {
  /** What made it: the classic engine, a model, a script. */
  engine: string;
  model?: string;
  latencyMs?: number;
  firstTokenMs?: number;
  /** How many times the model was asked. */
  steps?: number;
  /** Millionths of the currency's unit. */
  costMicros?: number;
  currency?: string;
  inputTokens?: number;
  outputTokens?: number;
  /** Earlier messages that the model was not sent. */
  omitted?: number;
  /** The data it drew on. */
  data?: readonly string[];
}

export interface ChatMessage {
  id: string;
  role: ChatRole;
  parts: readonly ChatPart[];
  /** Of an answer; complete when left out. `waiting`: for an approval. */
  status?: "streaming" | "waiting" | "done" | "stopped" | "failed";
  createdAt?: Date;
  meta?: MessageMeta;
  /** Which of the versions of this turn is shown, from 1. */
  branch?: { at: number; of: number };
}

export interface Approval {
  messageId: string;
  callId: string;
  approved: boolean;
}

/** What can be done with the messages of a thread; what is left out is not offered. */
export interface MessageActions {
  onRetry?: (messageId: string) => void;
  onRegenerate?: (messageId: string) => void;
  /** False, or a promise of it, when the edit was not taken: it is kept for the next time. */
  onEdit?: (messageId: string, text: string) => unknown;
  /** False, or a promise of it, when the answer was not taken: it is asked for again. */
  onApprove?: (approval: Approval) => unknown;
  /** Shows another version of a turn. */
  onBranch?: (messageId: string, at: number) => void;
}
