import type { UIMessage } from "ai";
import { z } from "zod";

/** What an agent's message says about itself. What cannot be read is left out. */
export const AgentMetadata = z
  .object({
    status: z.enum(["running", "waiting", "done", "stopped", "failed"]).catch("done"),
    createdAt: z.coerce.date().optional().catch(undefined),
    meta: z
      .object({
        engine: z.string(),
        model: z.string().optional(),
        latencyMs: z.number().optional(),
        firstTokenMs: z.number().optional(),
        steps: z.number().optional(),
        inputTokens: z.number().optional(),
        outputTokens: z.number().optional(),
        omitted: z.number().optional(),
        costMicros: z.number().optional(),
        currency: z.string().optional(),
        data: z.array(z.string()).optional(),
      })
      .optional()
      .catch(undefined),
    branch: z
      .object({ at: z.number(), of: z.number(), ids: z.array(z.string()) })
      .optional()
      .catch(undefined),
  })
  .catch({ status: "done" });
export type AgentMetadata = z.infer<typeof AgentMetadata>;

/** A source of an answer: a page of ours, or one of the web. */
const CitedSource = z.object({
  number: z.number(),
  title: z.string(),
  path: z.array(z.string()).optional(),
  lines: z.tuple([z.number(), z.number()]).optional(),
  quote: z.string().optional(),
  state: z.enum(["exists", "checked", "unconfirmed"]).catch("unconfirmed"),
  href: z.string().regex(/^(?:\/(?![/\\])|https?:\/\/)/u),
});

export const CitationsData = z.object({ citations: z.array(CitedSource) });

export const ProblemData = z.object({ code: z.string(), canRetry: z.boolean().catch(true) });

export const CallData = z.object({
  id: z.string(),
  server: z.string().optional(),
  durationMs: z.number().optional(),
  consequence: z.string().optional(),
  error: z.string().optional(),
});
export type CallData = z.infer<typeof CallData>;

const MessageShape = z.looseObject({
  id: z.string(),
  role: z.enum(["user", "assistant", "system"]),
  parts: z.array(z.looseObject({ type: z.string() })),
});

const Message = z.custom<UIMessage>((value) => MessageShape.safeParse(value).success);

/** A thread as the server gives it. */
export const AgentThread = z.object({
  title: z.string().catch(""),
  messages: z.array(Message),
  isRunning: z.boolean().catch(false),
});
export type AgentThread = z.infer<typeof AgentThread>;

/** What a message says about itself. */
export function metadataOf(message: UIMessage): AgentMetadata {
  return AgentMetadata.parse(message.metadata ?? {});
}
