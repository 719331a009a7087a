import "server-only";
import { z } from "zod";

const largestBody = 400_000;

/** What the playground may ask. */
export const PlaygroundRequest = z.strictObject({
  model: z.string().min(1).max(400),
  system: z.string().max(20_000),
  prompt: z
    .string()
    .max(60_000)
    .refine((text) => text.trim() !== ""),
  temperature: z.number().min(0).max(2).optional(),
  maxTokens: z.int().min(1).max(128_000).optional(),
});
export type PlaygroundRequest = z.infer<typeof PlaygroundRequest>;

/** The body of a request of bounded size, or the code of what is wrong with it. */
export async function readPlayground(
  request: Request,
): Promise<{ asked: PlaygroundRequest } | { code: string }> {
  if (request.headers.get("content-type")?.startsWith("application/json") !== true)
    return { code: "invalid_request" };
  const text = await readLimited(request);
  if (text === undefined) return { code: "field.prompt" };
  const parsed = PlaygroundRequest.safeParse(parseJson(text));
  if (parsed.success) return { asked: parsed.data };
  const field = parsed.error.issues[0]?.path[0];
  return { code: field === undefined ? "invalid_request" : `field.${String(field)}` };
}

async function readLimited(request: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestBody) return undefined;
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
