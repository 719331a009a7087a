import { z } from "zod";

/** What is asked of a model, as chat completions write it. */
export interface CompletionRequest {
  messages: readonly Message[];
  /** Left out: the model under test. */
  model?: string;
  tools?: readonly ToolDefinition[];
  /** JSON Schema of the answer. */
  schema?: { name: string; schema: Readonly<Record<string, unknown>> };
  temperature?: number;
  maxTokens?: number;
}

export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema. */
  parameters: Readonly<Record<string, unknown>>;
}

export const ToolCall = z.looseObject({
  id: z.string().default(""),
  function: z.looseObject({ name: z.string(), arguments: z.string().default("") }),
});
export type ToolCall = z.infer<typeof ToolCall>;

export type Message =
  | { role: "system" | "user"; content: string }
  | { role: "assistant"; content: string; tool_calls?: readonly ToolCall[] }
  | { role: "tool"; tool_call_id: string; content: string };

/** What a model answered. */
export interface Completion {
  text: string;
  toolCalls: readonly ToolCall[];
  finish: string;
  /** The router's address of who answered. */
  address: string | undefined;
}

/** The part of a chat completion that is read. */
export const CompletionBody = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        message: z.looseObject({ content: z.string().nullish(), tool_calls: z.array(ToolCall).nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .looseObject({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() })
    .nullish(),
});
