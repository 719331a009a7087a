import { setTimeout as sleep } from "node:timers/promises";
import type { Router } from "@assay/router";
import { z } from "zod";
import { chunksOf, completionOf } from "./scripted-reply.ts";
import type { ScriptedReply } from "./scripted-reply.ts";

/** A request as the model got it. */
export const ScriptedRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string() })),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
  stream: z.boolean().optional(),
});
export type ScriptedRequest = z.infer<typeof ScriptedRequest>;

/** What is answered: one reply after the other, the last again and again; or whatever a function makes of a request. */
export type Script = readonly ScriptedReply[] | ((request: ScriptedRequest, index: number) => ScriptedReply);

export interface ScriptedModel {
  /** An OpenAI-compatible `/v1/chat/completions`, for the `openai` client or a router. */
  fetch: typeof globalThis.fetch;
  /** The same in a router's place. */
  router: Router;
  /** Every request so far. */
  requests: ScriptedRequest[];
}

export interface ScriptedModelOptions {
  /** What `x-assay-model` says; `scripted/model` when left out. */
  address?: string;
  /** What `x-assay-cost` says of every call, in millionths of a dollar. */
  costMicros?: number;
}

const encoder = new TextEncoder();

/** A model that plays a script: texts, calls, delays, failures, streams that are cut. The same script, the same bytes. */
export function createScriptedModel(
  script: Script,
  { address = "scripted/model", costMicros }: ScriptedModelOptions = {},
): ScriptedModel {
  const requests: ScriptedRequest[] = [];
  const headers = {
    "x-assay-model": address,
    ...(costMicros !== undefined && { "x-assay-cost": `${costMicros} micro-USD` }),
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const asked = ScriptedRequest.parse(await request.json());
    const index = requests.push(asked) - 1;
    const reply = typeof script === "function" ? script(asked, index) : (script[index] ?? script.at(-1));
    if (reply === undefined) throw new Error("The script is empty.");
    await pause(reply.firstDelayMs ?? 0, request.signal);
    if (reply.error !== undefined) {
      const { status, code, message = code } = reply.error;
      return Response.json({ error: { message, type: "error", code, param: null } }, { status, headers });
    }
    const id = `chatcmpl-${index + 1}`;
    if (asked.stream !== true) return Response.json(completionOf(reply, id), { headers });
    return new Response(streamOf(reply, id, request.signal), {
      headers: { ...headers, "content-type": "text/event-stream" },
    });
  };
  const router: Router = { fetch, fetchFor: () => fetch, list: async () => [] };
  return { fetch, router, requests };
}

function streamOf(reply: ScriptedReply, id: string, signal: AbortSignal): ReadableStream<Uint8Array> {
  const events = chunksOf(reply, id);
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (sent > 0) await pause(reply.delayMs ?? 0, signal);
      if (signal.aborted) return controller.error(signal.reason);
      const { done, value } = events.next();
      if (!done) {
        sent += 1;
        return controller.enqueue(encoder.encode(`data: ${value}\n\n`));
      }
      if (reply.hangs === true) await pause(2 ** 31 - 1, signal);
      if (signal.aborted) return controller.error(signal.reason);
      controller.close();
    },
  });
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return;
  await sleep(ms, undefined, { signal, ref: false }).catch(() => {});
}
