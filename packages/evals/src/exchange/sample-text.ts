import { z } from "zod";
import type { TranscriptMessage } from "../solver.ts";
import type { Json } from "../sample.ts";

const Messages = z
  .array(z.strictObject({ role: z.enum(["system", "user", "assistant"]), content: z.string() }))
  .min(1);
const WithMessages = z.looseObject({ messages: Messages });

/** What a sample asks as messages, where its input is a list of them or holds one. */
export function inputMessages(input: Json): readonly TranscriptMessage[] | undefined {
  const list = Messages.safeParse(input);
  const held = list.success ? undefined : WithMessages.safeParse(input);
  const messages = list.data ?? held?.data?.messages;
  return messages?.map(({ role, content }) => ({ role, text: content }));
}

/** A value as a text: a text as it is, and anything else as JSON. */
export function textOf(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
