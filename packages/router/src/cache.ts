import { createHash } from "node:crypto";
import type { Answer, ChatRequest } from "./chat.ts";

/** Answers given before, for requests that are the same. */
export interface AnswerCache {
  get(key: string): Answer | undefined;
  set(key: string, answer: Answer): void;
}

export interface CacheOptions {
  maxBytes: number;
  ttlMs: number;
  now?: () => number;
}

/** The least recently used answers go first once their bytes pass `maxBytes`. */
export function createMemoryCache({
  maxBytes,
  ttlMs,
  now = Date.now,
}: CacheOptions): AnswerCache & { bytes(): number } {
  const entries = new Map<string, { answer: Answer; bytes: number; until: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      drop(key);
      if (entry.until <= now()) return undefined;
      entries.set(key, entry);
      total += entry.bytes;
      return entry.answer;
    },
    set(key, answer) {
      drop(key);
      const bytes = key.length + Buffer.byteLength(JSON.stringify(answer));
      if (bytes > maxBytes) return;
      entries.set(key, { answer, bytes, until: now() + ttlMs });
      total += bytes;
      for (const [oldest] of entries) {
        if (total <= maxBytes) break;
        drop(oldest);
      }
    },
    bytes: () => total,
  };
}

/** One name for requests that ask the same of the same model in one workspace, streamed or not. */
export function cacheKey(request: ChatRequest, workspace: string): string {
  const { stream: _stream, stream_options: _options, user: _user, metadata: _metadata, ...asked } = request;
  return createHash("sha256")
    .update(`${workspace}\n${canonical(asked)}`)
    .digest("hex");
}

/** JSON with its keys in order, so that the order they were written in does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined && inner !== null)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}
