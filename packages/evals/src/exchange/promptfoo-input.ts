import type { Json } from "../sample.ts";

/** What a test asks with one of the prompts, filled in. */
export interface PromptfooInput {
  messages: readonly { role: "system" | "user" | "assistant"; content: string }[];
  vars: Readonly<Record<string, Json>>;
}
