import type { ChatMessage } from "./types.ts";

/** What a message says, without tools, sources and reasoning: for copying and for editing. */
export function messageText({ parts }: ChatMessage): string {
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}
