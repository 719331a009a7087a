import "server-only";
import { costOf } from "@assay/router";
import type { Model } from "@assay/router";
import { z } from "zod";
import { createEventReader, readJson } from "./event-reader.ts";

const count = z.number().nonnegative();
const WithUsage = z.object({
  usage: z.object({
    prompt_tokens: count,
    completion_tokens: count,
    prompt_tokens_details: z.object({ cached_tokens: count, cache_write_tokens: count }),
  }),
});

/** Passes a stream on as it is and says at its end, as an event of our own, what it cost. */
export function withCost(
  model: Model | undefined,
  now: () => number = Date.now,
): TransformStream<Uint8Array, Uint8Array> {
  const reader = createEventReader();
  const decoder = new TextDecoder();
  let usage: z.infer<typeof WithUsage>["usage"] | undefined;
  return new TransformStream({
    transform(chunk, controller) {
      for (const { data } of reader.take(decoder.decode(chunk, { stream: true })))
        if (data.includes('"usage"')) usage = WithUsage.safeParse(readJson(data)).data?.usage ?? usage;
      controller.enqueue(chunk);
    },
    flush(controller) {
      if (model === undefined || usage === undefined) return;
      const { cached_tokens: cached, cache_write_tokens: cacheWrite } = usage.prompt_tokens_details;
      const used = {
        prompt: usage.prompt_tokens,
        completion: usage.completion_tokens,
        cached,
        cacheWrite,
        reasoning: 0,
      };
      const cost = costOf(model, used, new Date(now()));
      controller.enqueue(new TextEncoder().encode(`event: assay\ndata: ${JSON.stringify({ cost })}\n\n`));
    },
  });
}
