import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const Asked = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string().nullish() })),
});

/** What a fake answers: text, a status with a code, or nothing at all. */
export type FakeReply = string | { status: number; code: string } | undefined;

/**
 * The router's `fetch` over models that are functions of what they are asked.
 * @param reply what a model answers to the last message; `calls` counts from 1
 */
export function createFakeModels(
  reply: (asked: { model: string; text: string; calls: number }) => FakeReply,
  { costMicros, delayMs = 0 }: { costMicros?: number; delayMs?: number } = {},
): { fetch: typeof globalThis.fetch; calls: () => number } {
  let calls = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { model, messages } = Asked.parse(await request.json());
    calls += 1;
    const answer = reply({ model, text: messages.at(-1)?.content ?? "", calls });
    if (delayMs > 0) await sleep(delayMs, undefined, { signal: request.signal });
    if (answer === undefined) {
      await sleep(2 ** 30, undefined, { signal: request.signal, ref: false });
      return Response.error();
    }
    if (typeof answer !== "string")
      return Response.json({ error: { code: answer.code, message: answer.code } }, { status: answer.status });
    return Response.json(
      {
        id: "chatcmpl-1",
        choices: [{ index: 0, message: { role: "assistant", content: answer }, finish_reason: "stop" }],
        usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
      },
      {
        headers: {
          "x-assay-model": model,
          ...(costMicros !== undefined && { "x-assay-cost": `${costMicros} micro-USD` }),
        },
      },
    );
  };
  return { fetch, calls: () => calls };
}
