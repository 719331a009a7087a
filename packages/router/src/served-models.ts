import { z } from "zod";
import { asRouterError, readJson, startClock } from "./attempt.ts";
import { RouterError, errorOfStatus } from "./error.ts";
import type { Provider } from "./provider.ts";
import { authHeaders } from "./provider.ts";

const OpenAiList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });
const GeminiList = z.looseObject({ models: z.array(z.looseObject({ name: z.string() })) });
const Listed = z.union([
  OpenAiList.transform(({ data }) => data.map(({ id }) => id)),
  GeminiList.transform(({ models }) => models.map(({ name }) => name.replace(/^models\//u, ""))),
]);

const paths: Record<Provider["wire"], string> = {
  openai: "/models",
  anthropic: "/v1/models?limit=1000",
  gemini: "/models?pageSize=1000",
};
const mostModels = 1_000;
const longestName = 200;

export interface ServedOptions {
  fetch: typeof globalThis.fetch;
  key: string | undefined;
  timeoutMs: number;
  signal?: AbortSignal;
}

/** Asks an endpoint which models it serves; the first thousand of them. @throws RouterError */
export async function readServedModels(
  provider: Provider,
  baseUrl: string,
  { fetch, key, timeoutMs, signal = new AbortController().signal }: ServedOptions,
): Promise<string[]> {
  const timeouts = { totalMs: timeoutMs, firstChunkMs: timeoutMs, betweenChunksMs: timeoutMs };
  const clock = startClock({ timeouts, signal });
  clock.expectNothing();
  try {
    const response = await fetch(`${baseUrl}${paths[provider.wire]}`, {
      headers: { ...provider.headers, ...authHeaders(provider, key) },
      redirect: "manual",
      signal: clock.signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw errorOfStatus(provider.id, response, "", Date.now());
    }
    const parsed = Listed.safeParse(await readJson(response, { provider }));
    if (!parsed.success)
      throw new RouterError("bad_answer", `${provider.id} sent no list of models.`, {
        provider: provider.id,
      });
    return parsed.data.filter(({ length }) => length > 0 && length <= longestName).slice(0, mostModels);
  } catch (error) {
    throw asRouterError(error, provider.id, clock.signal);
  } finally {
    clock.stop();
  }
}
