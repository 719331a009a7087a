import type { z } from "zod";
import { RouterError } from "./error.ts";

/** A JSON body of bounded size in the shape of a schema. @throws RouterError invalid_request */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes: number,
): Promise<z.output<Schema>> {
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  if (declared > maxBytes) throw tooLarge(maxBytes);
  // A declared length is kept to by the server that read it; only an open-ended body has to be counted.
  const text = declared >= 0 ? await request.text() : await readCounted(request, maxBytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RouterError("invalid_request", "The request is not JSON.");
  }
  return parseWith(schema, json);
}

async function readCounted(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(maxBytes: number): RouterError {
  return new RouterError("invalid_request", `The request is larger than ${maxBytes} bytes.`);
}

/** A value in the shape of a schema. @throws RouterError invalid_request naming the field */
export function parseWith<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") || "the request";
  throw new RouterError("invalid_request", `${where}: ${issue?.message ?? "not as expected"}.`);
}
