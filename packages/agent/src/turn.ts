import { z } from "zod";
import { Citation } from "./citation.ts";

/** The state of a call to a tool. `approval`: a person has to allow it first. */
export const CallState = z.enum(["pending", "approval", "running", "done", "failed", "refused"]);
export type CallState = z.infer<typeof CallState>;

/** One call to a tool, with its exact arguments. */
export const ToolCall = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The external server it belongs to; absent for Assay's own tools. */
  server: z.string().optional(),
  /** Which of the turn's model calls asked for it, from 1: calls of one step were made together. Absent: by itself. */
  step: z.int().positive().optional(),
  /** JSON text as the model wrote it, whether or not it parses. */
  arguments: z.string(),
  state: CallState,
  /** The result as the model saw it: cut where it was too long. */
  output: z.json().optional(),
  /** A sentence on what went wrong. */
  error: z.string().optional(),
  durationMs: z.number().nonnegative().optional(),
});
export type ToolCall = z.infer<typeof ToolCall>;

export const TurnPart = z.discriminatedUnion("type", [
  /** `[1]` in an assistant's text points at the citation of that number. */
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({ type: z.literal("reasoning"), text: z.string() }),
  z.strictObject({ type: z.literal("call"), call: ToolCall }),
  /** Empty: the answer names no sources. Absent: it needs none. */
  z.strictObject({ type: z.literal("citations"), citations: z.array(Citation) }),
  z.strictObject({ type: z.literal("problem"), code: z.string(), canRetry: z.boolean() }),
]);
export type TurnPart = z.infer<typeof TurnPart>;

/** `waiting`: for a person's approval. `failed` carries a problem part. */
export const TurnStatus = z.enum(["running", "waiting", "done", "stopped", "failed"]);
export type TurnStatus = z.infer<typeof TurnStatus>;

/** How an answer came about. */
export const TurnMeta = z.strictObject({
  /** `classic` (rules and retrieval), `guided` (a model proposes, the flow decides) or `model`. */
  engine: z.enum(["classic", "guided", "model"]),
  /** The address that answered: `classic/report`, `openai/gpt-6-sol`. */
  model: z.string(),
  /** Version of the instructions: file name and hash. */
  instructions: z.string().optional(),
  steps: z.int(),
  latencyMs: z.number(),
  firstTokenMs: z.number().optional(),
  inputTokens: z.int().optional(),
  outputTokens: z.int().optional(),
  /** Earlier messages that the model was not sent: its context does not hold them. */
  omitted: z.int().positive().optional(),
  costMicros: z.int().optional(),
  currency: z.string().optional(),
  /** Toolsets and servers whose data went into it. */
  data: z.array(z.string()),
});
export type TurnMeta = z.infer<typeof TurnMeta>;

/** One turn of a thread as it is stored: the source of every other shape. */
export const Turn = z.strictObject({
  version: z.literal(1),
  id: z.uuid(),
  threadId: z.uuid(),
  /** The turn it follows; null for the first. Turns with one parent are versions of each other. */
  parentId: z.uuid().nullable(),
  role: z.enum(["user", "assistant"]),
  status: TurnStatus,
  parts: z.array(TurnPart),
  meta: TurnMeta.optional(),
  createdAt: z.iso.datetime(),
});
export type Turn = z.infer<typeof Turn>;
