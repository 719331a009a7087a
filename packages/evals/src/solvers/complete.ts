import type { Message } from "../completion.ts";
import type { SampleOf } from "../sample.ts";
import type { Solver } from "../solver.ts";

export interface CompleteOptions<Input, Expected> {
  /** What a sample asks, as messages. */
  prompt: (sample: SampleOf<Input, Expected>) => readonly Message[];
  schema?: { name: string; schema: Readonly<Record<string, unknown>> };
  temperature?: number;
  maxTokens?: number;
}

/** One question, one answer. */
export function complete<Input, Expected>({
  prompt,
  ...options
}: CompleteOptions<Input, Expected>): Solver<Input, Expected> {
  return async (sample, context) => {
    const messages = prompt(sample);
    const { text } = await context.complete({ messages, ...options });
    const asked = messages.map(({ role, content }) => ({ role, text: content }));
    return { text, transcript: [...asked, { role: "assistant" as const, text }] };
  };
}
