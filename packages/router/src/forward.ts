import { z } from "zod";
import type { AttemptOptions } from "./attempt.ts";
import { asRouterError } from "./attempt.ts";
import { RouterError, errorOfStatus } from "./error.ts";
import { authHeaders } from "./provider.ts";
import type { Target } from "./wires/index.ts";

/** What surfaces that are passed on unchanged need to know of a request. */
export const Embeddings = z.looseObject({
  model: z.string().min(1).max(400),
  input: z.union([
    z.string(),
    z.array(z.string()).min(1).max(2_048),
    z.array(z.number()),
    z.array(z.array(z.number())),
  ]),
});
export const Speech = z.looseObject({
  model: z.string().min(1).max(400),
  input: z.string().min(1).max(100_000),
  voice: z.unknown(),
});

/** A request that only changes its address, its key and its model's name on the way. */
export interface Forwarded {
  path: "/embeddings" | "/audio/speech" | "/audio/transcriptions";
  /** The body for a model; a form where files travel. */
  bodyFor(modelId: string): Record<string, unknown> | FormData;
}

export interface ForwardOptions extends Omit<AttemptOptions, "send"> {
  fetch: typeof globalThis.fetch;
}

/** Passes a request on to one upstream that speaks OpenAI's wire. @throws RouterError */
export async function forward(
  target: Target,
  { path, bodyFor }: Forwarded,
  options: ForwardOptions,
): Promise<Response> {
  const { provider, baseUrl, key, modelId } = target;
  if (provider.wire !== "openai") {
    throw new RouterError("not_reachable", `${provider.name} does not serve ${path} here.`, {
      provider: provider.id,
    });
  }
  const body = bodyFor(modelId);
  const isForm = body instanceof FormData;
  const timeout = AbortSignal.timeout(options.timeouts.totalMs);
  const signal = AbortSignal.any([options.signal, timeout]);
  try {
    const response = await options.fetch(`${baseUrl}${path}`, {
      method: "POST",
      redirect: "error",
      headers: {
        ...(isForm ? {} : { "content-type": "application/json" }),
        ...provider.headers,
        ...authHeaders(provider, key),
      },
      body: isForm ? body : JSON.stringify(body),
      signal,
    });
    if (!response.ok)
      throw errorOfStatus(provider.id, response, await response.text().catch(() => ""), options.now());
    const type = response.headers.get("content-type") ?? "application/octet-stream";
    return new Response(response.body, { headers: { "content-type": type } });
  } catch (error) {
    if (timeout.aborted)
      throw new RouterError("timed_out", `${provider.id} did not finish in time.`, { provider: provider.id });
    throw asRouterError(error, provider.id, signal);
  }
}

/** A transcription's form with another model's name in it. */
export async function readForm(request: Request): Promise<{ model: string; bodyFor: Forwarded["bodyFor"] }> {
  const form = await request.formData().catch(() => {
    throw new RouterError("invalid_request", "The request is not a form (multipart/form-data).");
  });
  const model = form.get("model");
  if (typeof model !== "string" || model === "")
    throw new RouterError("invalid_request", "model: is missing.");
  if (!(form.get("file") instanceof File)) throw new RouterError("invalid_request", "file: is missing.");
  return {
    model,
    bodyFor(modelId) {
      const copy = new FormData();
      for (const [name, value] of form) if (name !== "model") copy.append(name, value);
      copy.set("model", modelId);
      return copy;
    },
  };
}
