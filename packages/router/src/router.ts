import type { Account, AccountsConfig, Running } from "./accounts.ts";
import { Accounts } from "./accounts.ts";
import type { AttemptOptions, Timeouts } from "./attempt.ts";
import { askStream, askWhole, inOneBatch } from "./attempt.ts";
import type { AnswerCache } from "./cache.ts";
import { cacheKey } from "./cache.ts";
import type { Model } from "./catalogue.ts";
import { models as shippedModels } from "./catalogue.ts";
import type { ChatRequest } from "./chat.ts";
import { ChatRequest as ChatRequestSchema } from "./chat.ts";
import { costOf } from "./cost.ts";
import type { Listing } from "./directory.ts";
import { Directory } from "./directory.ts";
import { RouterError } from "./error.ts";
import type { ForwardOptions, Forwarded } from "./forward.ts";
import { Embeddings, Speech, forward, readForm } from "./forward.ts";
import { Health } from "./health.ts";
import { hedge } from "./hedge.ts";
import { createObserver } from "./observe.ts";
import type { Choice, Policy, QualitySource } from "./policy.ts";
import { choose } from "./policy.ts";
import type { Provider } from "./provider.ts";
import { providers as knownProviders } from "./provider.ts";
import type { RequestRecord } from "./record.ts";
import { emptyRecord } from "./record.ts";
import type { Rendering, StreamOutcome } from "./reply.ts";
import { chatRendering, streamBody } from "./reply.ts";
import { parseWith, readBody } from "./request-body.ts";
import { ResponsesRequest, responsesRendering, toChat } from "./responses.ts";
import { holdToSchema } from "./repair.ts";
import { backoffMs, pause } from "./retry.ts";
import { addressOfTarget } from "./target.ts";
import { createTransport, transportOf } from "./transport.ts";
import type { Target } from "./wires/index.ts";

export interface RouterConfig extends AccountsConfig {
  /** Where keys are read from. */
  env: Record<string, string | undefined>;
  providers?: readonly Provider[];
  models?: () => readonly Model[];
  /** Names of the user's own, each with its way to choose. */
  policies?: Record<string, Policy>;
  /** Answers kept for requests that are the same; none when left out. */
  cache?: AnswerCache;
  quality?: QualitySource;
  timeouts?: Partial<Timeouts>;
  /** Further tries of one model before the next one is asked. */
  retries?: number;
  maxBodyBytes?: number;
  fetch?: typeof globalThis.fetch;
  now?: () => number;
  random?: () => number;
  onRequest?: (record: RequestRecord) => void;
}

export interface Router {
  /** OpenAI's HTTP interface as a function: give it to the `openai` client as its `fetch`, or mount it. */
  fetch: typeof globalThis.fetch;
  /** Every model known, and which can be called now. */
  list(): Promise<Listing[]>;
}

const defaults: Timeouts = { totalMs: 600_000, firstChunkMs: 60_000, betweenChunksMs: 60_000 };

/** One wire to every model: speaks OpenAI's protocol, calls whichever provider has the model. */
export function createRouter(config: RouterConfig): Router {
  const now = config.now ?? Date.now;
  const random = config.random ?? Math.random;
  const upstream = config.fetch ?? globalThis.fetch;
  const send = config.fetch === undefined ? createTransport() : transportOf(config.fetch);
  const maxBodyBytes = config.maxBodyBytes ?? 20 * 1024 * 1024;
  const timeouts = { ...defaults, ...config.timeouts };
  const directory = new Directory({
    providers: config.providers ?? knownProviders,
    models: config.models ?? (() => shippedModels),
    env: config.env,
    fetch: upstream,
    now,
  });
  const health = new Health({ now });
  const context = { directory, health, policies: config.policies ?? {}, quality: config.quality, random };
  const accounts = new Accounts(config, now);
  const observer = createObserver();
  const report = (record: RequestRecord) => {
    observer.record(record);
    config.onRequest?.(record);
  };
  const retry = { retries: config.retries ?? 2, baseMs: 250, mostMs: 20_000, random };

  /** Asks a target, and where streams are hedged the next one too once the first is later than it mostly is. */
  async function askOneOrTwo<Result>(
    target: Target,
    targets: readonly Target[],
    { isStream }: RequestRecord,
    signal: AbortSignal,
    ask: (target: Target, options: AttemptOptions & ForwardOptions) => Promise<Result>,
  ): Promise<{ winner: Target; loser: Target | undefined; result: Result; delayMs: number }> {
    const askOf = (asked: Target) => (own: AbortSignal) =>
      ask(asked, { send, fetch: upstream, timeouts, signal: own, now });
    const delayMs = config.hedge === true && isStream ? health.p95(addressOfTarget(target)) : undefined;
    if (delayMs === undefined) {
      return { winner: target, loser: undefined, result: await askOf(target)(signal), delayMs: 0 };
    }
    const later = targets.slice(targets.indexOf(target) + 1);
    const rival = later.find((each) => health.waitMs(addressOfTarget(each)) === 0) ?? target;
    const { winner, result, wasHedged } = await hedge(askOf(target), askOf(rival), delayMs, signal);
    if (!wasHedged) return { winner: target, loser: undefined, result, delayMs: 0 };
    return winner === "first"
      ? { winner: target, loser: rival, result, delayMs: 0 }
      : { winner: rival, loser: target, result, delayMs };
  }

  /** Tries the targets in order, each a few times, until one begins to answer. */
  async function firstToAnswer<Result>(
    { targets }: Choice,
    record: RequestRecord,
    signal: AbortSignal,
    ask: (target: Target, options: AttemptOptions & ForwardOptions) => Promise<Result>,
  ): Promise<{ target: Target; result: Result }> {
    let last: RouterError | undefined;
    for (const target of targets) {
      const address = addressOfTarget(target);
      for (let attempt = 1; health.admit(address); attempt++) {
        const started = now();
        try {
          const { winner, loser, result, delayMs } = await askOneOrTwo(target, targets, record, signal, ask);
          if (loser !== undefined) {
            record.hedged = addressOfTarget(loser);
            record.attempts.push({ address: record.hedged, code: "cancelled" });
          }
          record.attempts.push({ address: addressOfTarget(winner), code: "ok" });
          record.firstTokenMs = now() - started;
          health.succeeded(addressOfTarget(winner), record.firstTokenMs - delayMs);
          return { target: winner, result };
        } catch (error) {
          if (!(error instanceof RouterError)) throw error;
          last = error;
          record.attempts.push({ address, code: error.code });
          if (error.rule.retryable || error.code === "unauthorised") health.failed(address);
          else health.released(address);
          if (error.code === "cancelled" || !error.rule.fallsOver) throw error;
          const wait = backoffMs(error, attempt, retry);
          if (wait === undefined) break;
          await pause(wait, signal);
        }
      }
    }
    if (last !== undefined) throw last;
    const waits = targets.map((target) => health.waitMs(addressOfTarget(target)));
    throw new RouterError(
      "not_reachable",
      "Every model that could answer failed lately and is left alone for a while.",
      {
        retryAfterMs: Math.min(...waits),
      },
    );
  }

  async function converse(
    request: ChatRequest,
    rendering: Rendering,
    { headers, signal }: Pick<Request, "headers" | "signal">,
  ): Promise<Response> {
    const startedAt = now();
    const record = emptyRecord(request.model, request.stream === true);
    let account: Account | undefined;
    let running: Running | undefined;
    const settle = async (outcome: Partial<StreamOutcome> & { target?: Target; wasServed?: boolean }) => {
      const { usage, target, error, wasServed = false } = outcome;
      record.usage = usage;
      record.cost =
        usage === undefined || target?.model === undefined
          ? undefined
          : costOf(target.model, usage, new Date(now()));
      record.error = error?.code;
      record.durationMs = now() - startedAt;
      if (record.isCached) record.cost = { micros: 0, currency: "USD" };
      await running?.settle(record, wasServed);
      if (account !== undefined) await accounts.note(account, record);
      report(record);
    };
    const respond = (headersFor: Record<string, string>, body: ReadableStream<Uint8Array>) =>
      new Response(body, {
        headers: {
          ...headersFor,
          "content-type": "text/event-stream; charset=utf-8",
          "cache-control": "no-cache",
        },
      });
    const head = (model: string) => ({
      id: record.id,
      model,
      created: Math.floor(startedAt / 1000),
      includeUsage: request.stream_options?.include_usage === true,
    });
    try {
      account = await accounts.identify(headers);
      const choice = await choose(request, context);
      accounts.permit(account, request, choice.targets);
      const name = config.cache === undefined ? "" : cacheKey(request, account.workspace);
      const known = config.cache?.get(name);
      if (known !== undefined) {
        record.isCached = true;
        const headersFor = { "x-assay-cache": "hit", "x-assay-model": known.model };
        if (request.stream !== true) {
          await settle({ usage: known.usage });
          return Response.json(rendering.whole(known, head(known.model)), { headers: headersFor });
        }
        const finished = ({ usage }: StreamOutcome) => void settle({ usage });
        return respond(headersFor, streamBody(inOneBatch(known), rendering, head(known.model), finished));
      }
      running = await accounts.open(account, request, choice.targets);
      if (request.stream === true) {
        const { target, result } = await firstToAnswer(choice, record, signal, (each, options) =>
          askStream(each, request, options),
        );
        const address = addressOfTarget(target);
        const finished = (outcome: StreamOutcome) => {
          const { error, answer } = outcome;
          if (error !== undefined && error.code !== "cancelled") health.failed(address);
          if (answer !== undefined) config.cache?.set(name, answer);
          void settle({ ...outcome, target, wasServed: true });
        };
        return respond(
          headersOf(record, choice, target),
          streamBody(result.batches, rendering, head(address), finished),
        );
      }
      const { target, result } = await firstToAnswer(choice, record, signal, (each, options) =>
        holdToSchema(request, each, (asked) => askWhole(each, asked, options)),
      );
      const address = addressOfTarget(target);
      config.cache?.set(name, { ...result, model: address });
      await settle({ usage: result.usage, target, wasServed: true });
      return Response.json(rendering.whole(result, head(address)), {
        headers: headersOf(record, choice, target),
      });
    } catch (error) {
      const failure = asFailure(error);
      await settle({ error: failure });
      throw failure;
    }
  }

  /** Serves what needs no translation: only the address, the key and the model's name change. */
  async function pass(
    model: string,
    forwarded: Forwarded,
    { headers, signal }: Pick<Request, "headers" | "signal">,
  ): Promise<Response> {
    const record = emptyRecord(model, false);
    const startedAt = now();
    try {
      await accounts.identify(headers);
      const choice = { targets: await directory.find(model), reason: "named by the request" };
      const { target, result } = await firstToAnswer(choice, record, signal, (each, options) =>
        forward(each, forwarded, options),
      );
      for (const [name, value] of Object.entries(headersOf(record, choice, target)))
        result.headers.set(name, value);
      return result;
    } catch (error) {
      record.error = asFailure(error).code;
      throw error;
    } finally {
      record.durationMs = now() - startedAt;
      report(record);
    }
  }

  async function route(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    switch (`${request.method} ${pathname}`) {
      case "POST /v1/chat/completions":
        return converse(await readBody(request, ChatRequestSchema, maxBodyBytes), chatRendering, request);
      case "POST /v1/responses": {
        const chat = toChat(await readBody(request, ResponsesRequest, maxBodyBytes));
        return converse(parseWith(ChatRequestSchema, chat), responsesRendering, request);
      }
      case "POST /v1/embeddings": {
        const { model, ...rest } = await readBody(request, Embeddings, maxBodyBytes);
        return pass(
          model,
          { path: "/embeddings", bodyFor: (modelId) => ({ ...rest, model: modelId }) },
          request,
        );
      }
      case "POST /v1/audio/speech": {
        const { model, ...rest } = await readBody(request, Speech, maxBodyBytes);
        return pass(
          model,
          { path: "/audio/speech", bodyFor: (modelId) => ({ ...rest, model: modelId }) },
          request,
        );
      }
      case "POST /v1/audio/transcriptions": {
        const { model, bodyFor } = await readForm(request);
        return pass(model, { path: "/audio/transcriptions", bodyFor }, request);
      }
      case "GET /metrics":
        return new Response(await observer.text(), {
          headers: { "content-type": "text/plain; version=0.0.4" },
        });
      case "GET /v1/models":
        return Response.json(modelList(await directory.list()));
      default:
        throw new RouterError("unknown_model", `There is nothing at ${request.method} ${pathname}.`);
    }
  }

  return {
    async fetch(input, init) {
      try {
        return await route(asRequest(input, init));
      } catch (error) {
        return errorResponse(asFailure(error));
      }
    },
    list: () => directory.list(),
  };
}

/** Servers hand in a request of their own making, which needs no copy. */
function asRequest(input: string | URL | Request, init: RequestInit | undefined): Request {
  return typeof input === "object" && "headers" in input && init === undefined
    ? input
    : new Request(input, init);
}

function headersOf(record: RequestRecord, { reason }: Choice, target: Target): Record<string, string> {
  const { attempts, cost } = record;
  return {
    "x-assay-model": addressOfTarget(target),
    "x-assay-reason": reason,
    "x-assay-attempts": attempts.map(({ address, code }) => `${address}:${code}`).join(","),
    ...(cost === undefined ? {} : { "x-assay-cost": `${cost.micros} micro-${cost.currency}` }),
  };
}

function modelList(listings: readonly Listing[]): Record<string, unknown> {
  const data = listings
    .filter(({ isReachable }) => isReachable)
    .map(({ address, provider }) => ({ id: address, object: "model", created: 0, owned_by: provider }));
  return { object: "list", data };
}

function asFailure(error: unknown): RouterError {
  if (error instanceof RouterError) return error;
  if (error instanceof Error && error.name === "AbortError")
    return new RouterError("cancelled", "The client went away.");
  throw error;
}

function errorResponse(error: RouterError): Response {
  const { retryAfterMs } = error;
  const headers: Record<string, string> =
    retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1000)) };
  return Response.json(error.toBody(), { status: error.rule.status, headers });
}
