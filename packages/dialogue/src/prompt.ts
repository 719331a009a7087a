/** What a model is asked for its proposal with; the shape of chat completions. */
export interface ModelPrompt {
  messages: readonly { role: "system" | "user"; content: string }[];
  /** JSON Schema of the answer, `{commands: [...]}`: only what the flow allows in this state. */
  schema: Readonly<Record<string, unknown>>;
}
