import { z } from "zod";
import type { Model } from "./catalogue.ts";
import { models as shipped } from "./catalogue.ts";
import type { ConnectionDraft } from "./connection-draft.ts";
import { connectionsOf } from "./connection-draft.ts";
import type { RouterErrorCode } from "./error.ts";
import { RouterError, rules } from "./error.ts";
import type { Provider } from "./provider.ts";
import { createRouter } from "./router.ts";
import { readServedModels } from "./served-models.ts";

/** What to look at where a connection does not work. */
export type ConnectionHint = "address" | "key" | "model" | "server" | "later";

export type ConnectionTest =
  | { outcome: "ok"; model: string; latencyMs: number; models: string[] }
  | { outcome: RouterErrorCode; hint: ConnectionHint; models: string[] };

export interface ConnectionTestOptions {
  fetch?: typeof globalThis.fetch;
  now?: () => number;
  models?: readonly Model[];
  listMs?: number;
  askMs?: number;
}

const hints: Partial<Record<RouterErrorCode, ConnectionHint>> = {
  unauthorised: "key",
  forbidden: "key",
  connection_failed: "server",
  stream_cut: "server",
  timed_out: "server",
  timed_out_first_chunk: "server",
  bad_answer: "address",
  invalid_request: "model",
  model_not_found: "model",
  unknown_model: "model",
};
/** Failures that another question to the same endpoint cannot mend. */
const isFinal = new Set<RouterErrorCode>([
  "unauthorised",
  "connection_failed",
  "timed_out",
  "timed_out_first_chunk",
]);
const isOfModel = new Set<RouterErrorCode>(["model_not_found", "invalid_request", "forbidden", "bad_answer"]);
const mostAsked = 3;
/** Names of models that cannot hold a conversation. */
const otherKinds =
  /embed|rerank|whisper|transcri|tts|speech|audio|realtime|image|dall-e|sora|video|moderation|guard|ocr|bge-/iu;
const Failure = z.object({ error: z.object({ code: z.string() }) });

/**
 * Tries a connection, saved or not: asks the endpoint for its models, and one of them for one word. Within five seconds
 * and ten. What comes back holds neither the key nor the upstream's words.
 */
export async function testConnection(
  draft: ConnectionDraft,
  { fetch, now = Date.now, models = shipped, listMs = 5_000, askMs = 10_000 }: ConnectionTestOptions = {},
): Promise<ConnectionTest> {
  const connections = connectionsOf(draft);
  const [provider] = connections?.providers ?? [];
  if (connections === undefined || provider === undefined) return failed("not_reachable", [], "address");
  const served = await serve(provider, draft, fetch ?? globalThis.fetch, listMs);
  const known = models.filter((model) => model.provider === provider.id);
  if (typeof served === "string") {
    if (isFinal.has(served) || (draft.models === undefined && known.length === 0))
      return failed(served, [], served === "model_not_found" ? "address" : undefined);
  }
  const listed = typeof served === "string" ? [] : served;
  const candidates = candidatesOf(draft.models ?? [], listed, known).slice(0, mostAsked);
  const router = createRouter({
    env: {},
    providers: [],
    models: () => models,
    connections: async () => connections,
    retries: 0,
    timeouts: { totalMs: askMs, firstChunkMs: askMs, betweenChunksMs: askMs },
    now,
    ...(fetch && { fetch }),
  });
  const until = now() + askMs;
  let last: RouterErrorCode = "model_not_found";
  for (const model of candidates) {
    const started = now();
    if (started >= until) break;
    const response = await router.fetch("http://router/v1/chat/completions", {
      method: "POST",
      signal: AbortSignal.timeout(Math.max(1, until - started)),
      body: JSON.stringify({
        model: `${draft.id}/${model}`,
        messages: [{ role: "user", content: "Say: ok" }],
        max_tokens: 16,
      }),
    });
    const body: unknown = await response.json();
    if (response.ok) return { outcome: "ok", model, latencyMs: Math.round(now() - started), models: listed };
    last = codeIn(body);
    if (!isOfModel.has(last)) break;
  }
  return failed(last === "cancelled" ? "timed_out" : last, listed);
}

function failed(outcome: RouterErrorCode, models: string[], hint?: ConnectionHint): ConnectionTest {
  return { outcome, hint: hint ?? hints[outcome] ?? "later", models };
}

async function serve(
  provider: Provider,
  { key }: ConnectionDraft,
  fetch: typeof globalThis.fetch,
  timeoutMs: number,
): Promise<string[] | RouterErrorCode> {
  try {
    return await readServedModels(provider, provider.baseUrl, { fetch, key, timeoutMs });
  } catch (error) {
    if (error instanceof RouterError) return error.code;
    throw error;
  }
}

/** Whom to ask first: those somebody named, then the cheapest of the catalogue that is served, then what is served. */
function candidatesOf(
  named: readonly string[],
  listed: readonly string[],
  known: readonly Model[],
): string[] {
  const isListed = new Set(listed);
  const catalogued = known
    .filter(({ id }) => listed.length === 0 || isListed.has(id))
    .toSorted((left, right) => left.price.output - right.price.output)
    .map(({ id }) => id);
  const talking = listed.filter((id) => !otherKinds.test(id));
  return [...new Set([...named, ...catalogued, ...talking])];
}

function codeIn(body: unknown): RouterErrorCode {
  const code = Failure.safeParse(body).data?.error.code ?? "";
  return isCode(code) ? code : "bad_answer";
}

function isCode(code: string): code is RouterErrorCode {
  return Object.hasOwn(rules, code);
}
