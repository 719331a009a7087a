import type { AgentInputItem } from "@openai/agents-core";
import type { PiiVault } from "../guardrails/pii.ts";

/** A conversation as a model may see it. In the order of the conversation, so that a replay gets the same placeholders. */
export function maskItems(items: readonly AgentInputItem[], vault: PiiVault): AgentInputItem[] {
  const mask = (text: string) => vault.mask(text).text;
  return items.map((item): AgentInputItem => {
    if (item.type === "function_call") return { ...item, arguments: mask(item.arguments) };
    if (item.type === "function_call_result") return { ...item, output: maskOutput(item.output, mask) };
    if (item.type !== "message") return item;
    if (item.role === "user")
      return { ...item, content: typeof item.content === "string" ? mask(item.content) : item.content };
    if (item.role !== "assistant") return item;
    const content = item.content.map((part) =>
      part.type === "output_text" ? { ...part, text: mask(part.text) } : part,
    );
    return { ...item, content };
  });
}

type Output = Extract<AgentInputItem, { type: "function_call_result" }>["output"];

function maskOutput(output: Output, mask: (text: string) => string): Output {
  if (typeof output === "string") return mask(output);
  return !Array.isArray(output) && output.type === "text" ? { ...output, text: mask(output.text) } : output;
}
