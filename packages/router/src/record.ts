import { randomUUID } from "node:crypto";
import type { ChatMessage, Usage } from "./chat.ts";
import type { Cost } from "./cost.ts";
import type { RouterErrorCode } from "./error.ts";

/** What one request came to, for ledgers, logs and metrics. Holds no key, and no prompt unless asked for. */
export interface RequestRecord {
  id: string;
  /** What was asked for; of `app:<name>` the model chosen for that application. */
  model: string;
  /** The application that asked. */
  app: string | undefined;
  isStream: boolean;
  attempts: { address: string; code: RouterErrorCode | "ok" }[];
  usage: Usage | undefined;
  cost: Cost | undefined;
  firstTokenMs: number | undefined;
  durationMs: number;
  error: RouterErrorCode | undefined;
  /** The model that was asked as well and cancelled because another was faster. */
  hedged: string | undefined;
  /** The answer was given before and cost nothing: to the same request, or to one that means the same. */
  cached: "exact" | "similar" | undefined;
  /** What was said, where the router was told to keep it. */
  content?: { messages: readonly ChatMessage[]; answer: string | undefined };
}

/** The record of a request that has just come in. */
export function emptyRecord(model: string, isStream: boolean, app?: string): RequestRecord {
  return {
    id: `chatcmpl-${randomUUID()}`,
    model,
    app,
    isStream,
    attempts: [],
    usage: undefined,
    cost: undefined,
    firstTokenMs: undefined,
    durationMs: 0,
    error: undefined,
    hedged: undefined,
    cached: undefined,
  };
}
