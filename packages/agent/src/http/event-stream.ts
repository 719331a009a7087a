import type { UiChunk } from "../run/turn-writer.ts";

const keepAliveMs = 15_000;
const encoder = new TextEncoder();
const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
  "x-vercel-ai-ui-message-stream": "v1",
};

/**
 * Chunks as server-sent events of an AI SDK UI message stream. A comment every fifteen seconds keeps proxies from closing
 * a silent line. A reader who goes away ends the reading and nothing else.
 */
export function eventStream(chunks: ReadableStream<UiChunk>): Response {
  const reader = chunks.getReader();
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      timer = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": keep-alive\n\n"));
      }, keepAliveMs);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
      clearInterval(timer);
      controller.enqueue(encoder.encode("data: [DONE]\n\n"));
      controller.close();
    },
    async cancel() {
      clearInterval(timer);
      await reader.cancel();
    },
  });
  return new Response(body, { headers });
}
