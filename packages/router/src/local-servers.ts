import { z } from "zod";
import type { Provider } from "./provider.ts";

const Listed = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

/** Models that a server on this machine offers; nothing where none answers within `timeoutMs`. */
export async function listLocalModels(
  { baseUrl }: Pick<Provider, "baseUrl">,
  {
    fetch,
    key,
    timeoutMs = 400,
  }: { fetch: typeof globalThis.fetch; key?: string | undefined; timeoutMs?: number },
): Promise<string[]> {
  try {
    const response = await fetch(`${baseUrl}/models`, {
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return [];
    return Listed.parse(await response.json()).data.map(({ id }) => id);
  } catch {
    return [];
  }
}
