import type { UIMessage } from "ai";
import type { Citation } from "./citation.ts";
import type { TurnMeta, TurnStatus } from "./turn.ts";

/** What a message of the UI stream says about itself, beside the SDK's own parts. */
export interface AgentMessageMetadata {
  status: TurnStatus;
  createdAt: string;
  meta?: TurnMeta;
  /** Which of the versions of this turn it is, from 1, and their ids in order. */
  branch?: { at: number; of: number; ids: string[] };
}

/** Data parts of the UI stream. */
export type AgentDataParts = {
  /** Replaces the citations of the message. */
  citations: { citations: Citation[] };
  /** What went wrong, by its code; words are the interface's. */
  problem: { code: string; canRetry: boolean };
  /** What the SDK's tool parts do not hold, by the call's id. */
  call: { id: string; server?: string; durationMs?: number; consequence?: string; error?: string };
};

/** A turn as `useChat` holds it. Tools are `dynamic-tool` parts. */
export type AgentUiMessage = UIMessage<AgentMessageMetadata, AgentDataParts>;
