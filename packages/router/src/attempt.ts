import { abortWith } from "./abort-with.ts";
import type { Answer, ChatRequest, Delta } from "./chat.ts";
import { isToken, replay } from "./chat.ts";
import { RouterError, errorOfStatus } from "./error.ts";
import { authHeaders } from "./provider.ts";
import { readEvents } from "./sse.ts";
import type { Send, UpstreamResponse } from "./transport.ts";
import type { StreamDecoder, Target } from "./wires/index.ts";
import { wires } from "./wires/index.ts";

/** How long an upstream may take: the whole answer, its first token, and any pause after that. */
export interface Timeouts {
  totalMs: number;
  firstChunkMs: number;
  betweenChunksMs: number;
}

export interface AttemptOptions {
  send: Send;
  timeouts: Timeouts;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
  now: () => number;
}

const largestBody = 16 * 1024 * 1024;

/** Asks one upstream for a whole answer. @throws RouterError */
export async function askWhole(
  target: Target,
  request: ChatRequest,
  options: AttemptOptions,
): Promise<Answer> {
  const clock = startClock(options);
  clock.expectNothing();
  try {
    const response = await send(target, { ...request, stream: false }, options, clock);
    return wires[target.provider.wire].decode(await readJson(response, target), request, target);
  } catch (error) {
    throw asRouterError(error, target.provider.id, clock.signal);
  } finally {
    clock.stop();
  }
}

/** A streamed answer from its first token on. Before that every failure is thrown, so another model may take over. */
export interface StartedStream {
  batches: Batches;
}

/** The pieces of an answer, those that arrived together in one array. */
export type Batches = AsyncGenerator<readonly Delta[]>;

/** Asks one upstream for a stream and waits for its first token. @throws RouterError */
export async function askStream(
  target: Target,
  request: ChatRequest,
  options: AttemptOptions,
): Promise<StartedStream> {
  const clock = startClock(options);
  let broken: "connection_failed" | "stream_cut" = "connection_failed";
  try {
    const response = await send(target, { ...request, stream: true }, options, clock);
    broken = "stream_cut";
    const source = await batchesOf(response, request, target);
    const held: Delta[] = [];
    for (;;) {
      const { done, value } = await source.next();
      if (done === true) break;
      held.push(...value);
      if (value.some(isToken)) break;
    }
    clock.expectNothing();
    return { batches: continueStream(held, source, target.provider.id, clock, options.timeouts) };
  } catch (error) {
    const failure = asRouterError(error, target.provider.id, clock.signal, broken);
    clock.stop();
    throw failure;
  }
}

async function* continueStream(
  held: readonly Delta[],
  source: Batches,
  provider: string,
  clock: Clock,
  { betweenChunksMs }: Timeouts,
): Batches {
  const pause = () =>
    clock.expect(
      betweenChunksMs,
      "timed_out_between_chunks",
      `${provider} fell silent in the middle of its answer.`,
    );
  try {
    yield held;
    for (;;) {
      pause();
      const { done, value } = await source.next();
      clock.expectNothing();
      if (done === true) return;
      yield value;
    }
  } catch (error) {
    throw asRouterError(error, provider, clock.signal, "stream_cut");
  } finally {
    clock.stop();
    await source.return(undefined).catch(() => {});
  }
}

/** The pieces of an answer; a server that answers a stream with one JSON document is replayed as a stream. */
async function batchesOf(response: UpstreamResponse, request: ChatRequest, target: Target): Promise<Batches> {
  const wire = wires[target.provider.wire];
  const isJson = response.headers.get("content-type")?.includes("application/json") === true;
  if (isJson || response.body === null) {
    return inOneBatch(wire.decode(await readJson(response, target), request, target));
  }
  return decode(response.body, wire.decodeStream(request, target));
}

/** A whole answer as a stream of one batch. */
export async function* inOneBatch(answer: Answer): Batches {
  yield [...replay(answer)];
}

async function* decode(body: AsyncIterable<Uint8Array>, decoder: StreamDecoder): Batches {
  for await (const events of readEvents(body)) {
    const batch: Delta[] = [];
    try {
      for (const event of events) {
        batch.push(...decoder.take(event));
        if (decoder.isOver) break;
      }
    } catch (error) {
      // What came before the failure came well.
      if (batch.length > 0) yield batch;
      throw error;
    }
    if (batch.length > 0) yield batch;
    if (decoder.isOver) break;
  }
  yield [...decoder.end()];
}

async function send(
  target: Target,
  request: ChatRequest,
  options: AttemptOptions,
  clock: Clock,
): Promise<UpstreamResponse> {
  const { provider, baseUrl, key } = target;
  const { path, body } = wires[provider.wire].encode(request, target);
  const response = await options.send(`${baseUrl}${path}`, {
    headers: { "content-type": "application/json", ...provider.headers, ...authHeaders(provider, key) },
    body: JSON.stringify(body),
    signal: clock.signal,
  });
  if (!response.ok) {
    throw errorOfStatus(provider.id, response, await readLimited(response).catch(() => ""), options.now());
  }
  return response;
}

/** An upstream's body of bounded size, as JSON. @throws RouterError bad_answer */
export async function readJson(
  response: Pick<UpstreamResponse, "body">,
  { provider }: Pick<Target, "provider">,
): Promise<unknown> {
  const text = await readLimited(response);
  try {
    return JSON.parse(text);
  } catch {
    throw new RouterError("bad_answer", `${provider.id} sent an answer that is not JSON.`, {
      provider: provider.id,
      detail: text.slice(0, 500),
    });
  }
}

/** An upstream's body of bounded size. @throws RouterError bad_answer */
export async function readLimited(response: Pick<UpstreamResponse, "body">): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestBody) throw new RouterError("bad_answer", "The upstream's answer is too large.");
  }
  return text + decoder.decode();
}

/** Why a finished attempt lets go of its connection; made once, for a stack costs more than the attempt's own work. */
const over = new RouterError("cancelled", "The attempt is over.");

/** Aborts one attempt for whichever reason comes first: the client, the total time, or a silence. */
export interface Clock {
  signal: AbortSignal;
  expect(ms: number, code: "timed_out_first_chunk" | "timed_out_between_chunks", message: string): void;
  expectNothing(): void;
  stop(): void;
}

export function startClock({ timeouts, signal }: Pick<AttemptOptions, "timeouts" | "signal">): Clock {
  const own = new AbortController();
  const abort = (code: "timed_out" | "timed_out_first_chunk" | "timed_out_between_chunks", message: string) =>
    own.abort(new RouterError(code, message));
  const total = setTimeout(
    () => abort("timed_out", "The upstream did not finish in time."),
    timeouts.totalMs,
  );
  let silence: NodeJS.Timeout | undefined;
  abortWith(own, signal);
  const clock: Clock = {
    signal: own.signal,
    expect(ms, code, message) {
      clearTimeout(silence);
      silence = setTimeout(() => abort(code, message), ms);
    },
    expectNothing() {
      clearTimeout(silence);
    },
    stop() {
      clearTimeout(total);
      clearTimeout(silence);
      own.abort(over);
    },
  };
  clock.expect(
    timeouts.firstChunkMs,
    "timed_out_first_chunk",
    "The upstream did not begin to answer in time.",
  );
  return clock;
}

/** Whatever broke, as a RouterError: our own, the client's leaving, a refused connection, or a cut. */
export function asRouterError(
  error: unknown,
  provider: string,
  signal: AbortSignal,
  otherwise: "connection_failed" | "stream_cut" = "connection_failed",
): RouterError {
  if (error instanceof RouterError && error.code !== "cancelled") return error;
  if (signal.aborted) {
    const reason: unknown = signal.reason;
    if (reason instanceof RouterError && reason.code !== "cancelled") {
      return new RouterError(reason.code, reason.message, { provider });
    }
    return new RouterError("cancelled", "The client went away.", { provider });
  }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const cut = otherwise === "stream_cut" || detail.includes("terminated");
  return cut
    ? new RouterError("stream_cut", `${provider} broke off in the middle of its answer.`, {
        provider,
        detail,
      })
    : new RouterError("connection_failed", `${provider} could not be reached.`, { provider, detail });
}
