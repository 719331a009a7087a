import { z } from "zod";
import { Refusal } from "./refusal.ts";

/** The longest question, in UTF-16 units. */
export const longestText = 32_000;
/** A text of that length has up to six bytes a character where JSON escapes it. */
const mostBytes = 6 * longestText + 1_024;

const Text = z.string().transform((value) => value.toWellFormed());
const model = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/u)
  .optional();

/** What is posted to a thread. Whether a text is too long is another refusal than one that is not well-formed. */
export const ChatPost = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("send"), id: z.uuid(), text: Text, parentId: z.uuid().nullable(), model }),
  z.strictObject({ kind: z.literal("edit"), id: z.uuid(), editedId: z.uuid(), text: Text }),
  z.strictObject({ kind: z.literal("regenerate"), turnId: z.uuid() }),
  z.strictObject({
    kind: z.literal("approve"),
    turnId: z.uuid(),
    callId: z.string().min(1).max(500),
    approved: z.boolean(),
  }),
]);
export type ChatPost = z.infer<typeof ChatPost>;

export const BranchPost = z.strictObject({ turnId: z.uuid() });
export const RenamePost = z.strictObject({ title: z.string().max(1_000) });
export const SharePost = z.strictObject({ days: z.int().min(1).max(90) });
export const ExportQuery = z.strictObject({
  format: z.enum(["markdown", "json"]),
  language: z.enum(["en", "zh"]).default("en"),
});

/** The parsed body of a request. @throws Refusal chat.bad_request, chat.too_long */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  if (request.headers.get("content-type")?.split(";")[0]?.trim() !== "application/json")
    throw new Refusal("chat.bad_request", "The body must be application/json.");
  const body = parse(await readText(request));
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(
    "chat.bad_request",
    `${issue?.path.join(".") || "(body)"}: ${issue?.message ?? "is wrong"}`,
  );
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  try {
    for await (const piece of request.body ?? []) {
      bytes += piece.byteLength;
      if (bytes > mostBytes) throw tooLong();
      text += decoder.decode(piece, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("chat.bad_request", "The body is not UTF-8 text.");
  }
}

function tooLong(): Refusal {
  return new Refusal("chat.too_long", `A message has at most ${longestText} characters.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("chat.bad_request", "The body is not JSON.");
  }
}

/** Refuses a text that says nothing or too much. @throws Refusal chat.bad_request, chat.too_long */
export function checkText(text: string): void {
  if (text.length > longestText) throw tooLong();
  if (!/[^\s\p{Cc}\p{Cf}]/u.test(text)) throw new Refusal("chat.bad_request", "text: is empty.");
}
