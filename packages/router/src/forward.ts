import { z } from "zod";
import type { AttemptOptions } from "./attempt.ts";
import { asRouterError, readJson, readLimited, startClock } from "./attempt.ts";
import type { Clock } from "./attempt.ts";
import type { Usage } from "./chat.ts";
import { RouterError, errorOfStatus } from "./error.ts";
import type { RequestSize } from "./policy.ts";
import { estimateTokens } from "./policy.ts";
import type { Provider } from "./provider.ts";
import { authHeaders } from "./provider.ts";
import type { Target } from "./wires/index.ts";

const model = z.string().min(1).max(400);

/** What surfaces that are passed on unchanged need to know of a request. */
export const Embeddings = z.looseObject({
  model,
  input: z.union([
    z.string(),
    z.array(z.string()).min(1).max(2_048),
    z.array(z.number()),
    z.array(z.array(z.number())),
  ]),
});
export const Speech = z.looseObject({ model, input: z.string().min(1).max(100_000), voice: z.unknown() });

const RawEmbeddings = z.looseObject({
  data: z.array(z.looseObject({ embedding: z.union([z.string(), z.array(z.number())]) })).min(1),
  usage: z.looseObject({ prompt_tokens: z.number().nonnegative().nullish() }).nullish(),
});

/** The vectors of an answer, as numbers. */
export const Vectors = z.looseObject({ data: z.array(z.looseObject({ embedding: z.array(z.number()) })) });

/** A request that only changes its address, its key and its model's name on the way. */
export interface Forwarded {
  path: "/embeddings" | "/audio/speech" | "/audio/transcriptions";
  size: RequestSize;
  /** The body for a model; a form where files travel. */
  bodyFor(modelId: string): Record<string, unknown> | FormData;
}

export interface ForwardOptions extends Omit<AttemptOptions, "send"> {
  fetch: typeof globalThis.fetch;
}

/** A request for embeddings, to be passed on. */
export function forwardEmbeddings(request: z.infer<typeof Embeddings>): Forwarded {
  const { input } = request;
  const text = [input].flat(2).filter((piece) => typeof piece === "string");
  const tokens = [input].flat(2).filter((piece) => typeof piece === "number").length;
  return {
    path: "/embeddings",
    size: { prompt: estimateTokens(text.join("")) + tokens, completion: 0, isStream: false },
    bodyFor: (modelId) => ({ ...request, model: modelId }),
  };
}

/** A request for speech, to be passed on. */
export function forwardSpeech(request: z.infer<typeof Speech>): Forwarded {
  return {
    path: "/audio/speech",
    size: { prompt: estimateTokens(request.input), completion: 0, isStream: false },
    bodyFor: (modelId) => ({ ...request, model: modelId }),
  };
}

/** Passes a request on to one upstream that speaks OpenAI's wire. @throws RouterError */
export async function forward(
  target: Target,
  { path, bodyFor }: Forwarded,
  options: ForwardOptions,
): Promise<{ response: Response; usage: Usage | undefined }> {
  const { provider, key, modelId } = target;
  const body = bodyFor(modelId);
  const isForm = body instanceof FormData;
  const clock = startClock(options);
  try {
    const response = await options.fetch(`${baseUrlOf(target, path)}${path}`, {
      method: "POST",
      redirect: "error",
      headers: {
        ...(isForm ? {} : { "content-type": "application/json" }),
        ...provider.headers,
        ...authHeaders(isNative(provider) ? provider : { ...provider, auth: "bearer" }, key),
      },
      body: isForm ? body : JSON.stringify(body),
      signal: clock.signal,
    });
    if (!response.ok)
      throw errorOfStatus(provider.id, response, await readLimited(response).catch(() => ""), options.now());
    if (path === "/embeddings") {
      const answer = await readEmbeddings(response, target);
      clock.stop();
      return answer;
    }
    const type = response.headers.get("content-type") ?? "application/octet-stream";
    return {
      response: new Response(watch(response.body, clock, options), { headers: { "content-type": type } }),
      usage: undefined,
    };
  } catch (error) {
    const failure = asRouterError(error, provider.id, clock.signal);
    clock.stop();
    throw failure;
  }
}

function isNative({ wire }: Provider): boolean {
  return wire === "openai";
}

function baseUrlOf({ provider, baseUrl }: Target, path: string): string {
  if (isNative(provider)) return baseUrl;
  if (provider.openaiBaseUrl !== undefined) return provider.openaiBaseUrl;
  throw new RouterError("not_reachable", `${provider.name} does not serve ${path}.`, {
    provider: provider.id,
  });
}

async function readEmbeddings(
  response: Response,
  target: Target,
): Promise<{ response: Response; usage: Usage | undefined }> {
  const body = await readJson(response, target);
  const parsed = RawEmbeddings.safeParse(body);
  if (!parsed.success) {
    throw new RouterError("bad_answer", `${target.provider.id} sent an answer that holds no embeddings.`, {
      provider: target.provider.id,
      detail: parsed.error.message,
    });
  }
  const prompt = parsed.data.usage?.prompt_tokens;
  const usage =
    prompt == null ? undefined : { prompt, completion: 0, cached: 0, cacheWrite: 0, reasoning: 0 };
  return { response: Response.json(body), usage };
}

/** Sound as it comes; silence that lasts too long, or a break, breaks the answer off as well. */
function watch(
  body: ReadableStream<Uint8Array> | null,
  clock: Clock,
  { timeouts }: ForwardOptions,
): ReadableStream<Uint8Array> | null {
  if (body === null) {
    clock.stop();
    return null;
  }
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clock.expect(timeouts.betweenChunksMs, "timed_out_between_chunks", "The upstream fell silent.");
      try {
        const { done, value } = await reader.read();
        clock.expectNothing();
        if (!done) return controller.enqueue(value);
        clock.stop();
        controller.close();
      } catch (error) {
        clock.stop();
        controller.error(error);
      }
    },
    async cancel(reason) {
      await reader.cancel(reason).catch(() => {});
      clock.stop();
    },
  });
}

/** A transcription's form with another model's name in it. */
export async function readForm(
  request: Request,
  maxBytes: number,
): Promise<{ model: string; forwarded: Forwarded }> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes)
    throw new RouterError("invalid_request", `The request is larger than ${maxBytes} bytes.`);
  const form = await request.formData().catch(() => {
    throw new RouterError("invalid_request", "The request is not a form (multipart/form-data).");
  });
  const named = form.get("model");
  if (typeof named !== "string" || named === "")
    throw new RouterError("invalid_request", "model: is missing.");
  if (!(form.get("file") instanceof File)) throw new RouterError("invalid_request", "file: is missing.");
  const bodyFor = (modelId: string) => {
    const copy = new FormData();
    for (const [name, value] of form) if (name !== "model") copy.append(name, value);
    copy.set("model", modelId);
    return copy;
  };
  const size = { prompt: 0, completion: 0, isStream: false };
  return { model: named, forwarded: { path: "/audio/transcriptions", size, bodyFor } };
}
