import type { Provider } from "../provider.ts";
import { anthropicWire } from "./anthropic.ts";
import { geminiWire } from "./gemini.ts";
import { openaiWire } from "./openai.ts";
import type { Wire } from "./wire.ts";

/** The protocols spoken, by the name profiles use. */
export const wires: Record<Provider["wire"], Wire> = {
  openai: openaiWire,
  anthropic: anthropicWire,
  gemini: geminiWire,
};

export type { StreamDecoder, Target, Wire } from "./wire.ts";
