import type { Account, AccountsConfig } from "./accounts.ts";
import { Accounts } from "./accounts.ts";
import type { AttemptOptions, Timeouts } from "./attempt.ts";
import { appInHeaders, appInModel } from "./app-name.ts";
import { lookUp } from "./answers.ts";
import { askStream, askWhole, inOneBatch } from "./attempt.ts";
import type { AnswerCache } from "./cache.ts";
import type { Model } from "./catalogue.ts";
import { models as shippedModels } from "./catalogue.ts";
import type { Answer, ChatRequest } from "./chat.ts";
import { ChatRequest as ChatRequestSchema } from "./chat.ts";
import { costOf } from "./cost.ts";
import type { Cost } from "./cost.ts";
import type { Listing } from "./directory.ts";
import { Directory } from "./directory.ts";
import { sendTo, targetOf } from "./engine.ts";
import { RouterError } from "./error.ts";
import type { Forwarded } from "./forward.ts";
import {
  Embeddings,
  Speech,
  Vectors,
  forward,
  forwardEmbeddings,
  forwardSpeech,
  readForm,
} from "./forward.ts";
import { Health } from "./health.ts";
import { createObserver } from "./observe.ts";
import type { Choice, Policy, QualitySource } from "./policy.ts";
import { choose, namesIn, sizeOf } from "./policy.ts";
import type { Provider } from "./provider.ts";
import { providers as knownProviders } from "./provider.ts";
import type { RequestRecord } from "./record.ts";
import type { Rendering, ReplyHead, StreamOutcome } from "./reply.ts";
import { chatRendering, streamBody } from "./reply.ts";
import { parseWith, readBody } from "./request-body.ts";
import { ResponsesRequest, responsesRendering, toChat } from "./responses.ts";
import { holdToSchema } from "./repair.ts";
import type { SemanticCacheOptions } from "./semantic-cache.ts";
import { createSemanticCache } from "./semantic-cache.ts";
import { errorResponse, eventStream, headersOf, modelList } from "./http-answers.ts";
import { addressInHeader, addressOfTarget } from "./target.ts";
import { createTransport, transportOf } from "./transport.ts";
import type { Desk, Outcome } from "./ticket.ts";
import { Ticket } from "./ticket.ts";
import { Tries } from "./tries.ts";
import type { Target } from "./wires/index.ts";
import { Workspaces } from "./workspaces.ts";
import type { WorkspacesConfig } from "./workspaces.ts";

export interface RouterConfig extends AccountsConfig, WorkspacesConfig {
  /** Where keys are read from. */
  env: Record<string, string | undefined>;
  providers?: readonly Provider[];
  models?: () => readonly Model[];
  /** Names of the user's own, each with its way to choose. */
  policies?: Record<string, Policy>;
  /** Answers kept for requests that are the same; none when left out. */
  cache?: AnswerCache;
  /** Answers to questions that mean the same; none when left out. */
  semanticCache?: SemanticCacheOptions & {
    /** The embeddings model that compares them. */
    model: string;
  };
  /** Prompts and answers go into records and traces too. They are left out otherwise. */
  recordContent?: boolean;
  quality?: QualitySource;
  timeouts?: Partial<Timeouts>;
  /** Further tries of one model before the next one is asked. */
  retries?: number;
  /** Models that fail again and again are left alone for a while; `false` asks them all the same. */
  cooldown?: boolean;
  maxBodyBytes?: number;
  fetch?: typeof globalThis.fetch;
  now?: () => number;
  random?: () => number;
  onRequest?: (record: RequestRecord) => void;
  /** A stream that has been answered could not be settled or written down: nobody is left to be told but a log. */
  onError?: (error: unknown) => void;
}

export interface Router {
  /** OpenAI's HTTP interface as a function: give it to the `openai` client as its `fetch`, or mount it. */
  fetch: typeof globalThis.fetch;
  /** The same for code that knows who asks: every request is the workspace's, whatever it carries. */
  fetchFor(caller: Caller): typeof globalThis.fetch;
  /** Every model a workspace knows, and which can be called now; without a workspace, those everyone has. */
  list(workspace?: string): Promise<Listing[]>;
}

/** On whose account code of our own asks, and which application it is. */
export interface Caller {
  workspace: string;
  app?: string;
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
  const providers = config.providers ?? knownProviders;
  const models = config.models ?? (() => shippedModels);
  const shared = new Directory({
    providers,
    models,
    env: config.env,
    fetch: upstream,
    now,
    ...(config.engines === undefined ? {} : { engines: config.engines }),
  });
  const workspaces = new Workspaces(config, shared);
  const health = new Health({ now, ...(config.cooldown === false && { threshold: Infinity }) });
  const context = { health, policies: config.policies ?? {}, quality: config.quality, random };
  const accounts = new Accounts(config, now);
  const observer = createObserver(
    [...providers, ...(config.engines ?? []).map((engine) => targetOf(engine).provider)],
    models,
  );
  const desk: Desk = {
    accounts,
    now,
    report(record) {
      observer.record(record);
      config.onRequest?.(record);
    },
  };
  const tries = new Tries({
    health,
    now,
    retry: { retries: config.retries ?? 2, baseMs: 250, mostMs: 20_000, random },
    attempt: { send, fetch: upstream, timeouts, now },
    hedges: config.hedge === true,
  });
  const caches = {
    exact: config.cache,
    semantic: config.semanticCache === undefined ? undefined : createSemanticCache(config.semanticCache),
  };

  const costFor =
    ({ model }: Target): ReplyHead["costOf"] =>
    (usage) =>
      model && costOf(model, usage, new Date(now()));

  /** Whose request it is, and the model it means. */
  async function receive(ticket: Ticket, { caller, headers }: Incoming) {
    const account = caller && { workspace: caller.workspace, key: undefined };
    if (account !== undefined) ticket.bill(account);
    const payer = account ?? (await ticket.identify(headers));
    const { record } = ticket;
    record.app ??= appInModel(record.model);
    const model = await workspaces.modelOf(payer.workspace, record.model);
    record.model = model;
    return { account: payer, model, directory: await workspaces.directoryOf(payer.workspace) };
  }

  async function converse(asked: ChatRequest, rendering: Rendering, incoming: Incoming): Promise<Response> {
    const ticket = new Ticket(desk, asked.model, asked.stream === true, appOf(incoming));
    let request = asked;
    const { record } = ticket;
    const head = (model: string, price: ReplyHead["costOf"] = () => nothingSpent) => ({
      id: record.id,
      model,
      costOf: price,
      created: Math.floor(ticket.startedAt / 1000),
      includeUsage: request.stream_options?.include_usage === true,
    });
    const written = config.recordContent === true ? { messages: request.messages } : undefined;
    const finish = async (outcome: Outcome, answer?: Answer) => {
      if (written !== undefined) record.content = { ...written, answer: answer?.content };
      await ticket.settle(outcome);
    };
    try {
      const { account, model, directory } = await receive(ticket, incoming);
      if (model !== asked.model) request = { ...asked, model };
      const choice = await choose(request, { ...context, directory });
      accounts.permit(account, [namesIn(asked), namesIn(request)], choice.targets);
      const { known, keep } = await lookUp(request, account.workspace, {
        ...caches,
        embed: (text) => embedFor(account, record.app, text, incoming.signal),
      });
      if (known !== undefined) {
        const { answer, how } = known;
        record.cached = how;
        const headers = { "x-assay-cache": how, "x-assay-model": addressInHeader(answer.model) };
        await finish({ usage: answer.usage }, answer);
        return request.stream === true
          ? eventStream(headers, streamBody(inOneBatch(answer), rendering, head(answer.model), nothing))
          : Response.json(rendering.whole(answer, head(answer.model)), { headers });
      }
      await ticket.open(account, sizeOf(request), choice.targets);
      const caller = {
        workspace: account.workspace,
        ...(record.app === undefined ? {} : { app: record.app }),
      };
      const via = (options: AttemptOptions, { engine }: Target): AttemptOptions =>
        engine === undefined ? options : { ...options, send: sendTo(engine, caller) };
      if (request.stream === true) {
        const { target, result } = await tries.first(choice, record, incoming.signal, (each, options) =>
          askStream(each, request, via(options, each)),
        );
        const address = addressOfTarget(target);
        const finished = ({ usage, error, answer }: StreamOutcome) => {
          if (error !== undefined && error.code !== "cancelled") health.failed(target);
          if (answer !== undefined) keep(answer);
          finish({ usage, error, target, wasServed: true }, answer).catch((failure: unknown) =>
            config.onError?.(failure),
          );
        };
        const body = streamBody(result.batches, rendering, head(address, costFor(target)), finished);
        return eventStream(headersOf(record, choice, target), body);
      }
      const { target, result } = await tries.first(choice, record, incoming.signal, (each, options) =>
        holdToSchema(request, each, (again) => askWhole(each, again, via(options, each))),
      );
      const address = addressOfTarget(target);
      keep({ ...result, model: address });
      await finish({ usage: result.usage, target, wasServed: true }, result);
      return Response.json(rendering.whole(result, head(address)), {
        headers: headersOf(record, choice, target),
      });
    } catch (error) {
      const failure = asFailure(error);
      await finish({ error: failure });
      throw failure;
    }
  }

  /** Serves what needs no translation: only the address, the key and the model's name change. */
  async function pass(asked: string, forwarded: Forwarded, incoming: Incoming): Promise<Response> {
    const ticket = new Ticket(desk, asked, false, appOf(incoming));
    return settled(ticket, async () => {
      const { account, model, directory } = await receive(ticket, incoming);
      const choice = { targets: await directory.find(model), reason: "named by the request" };
      accounts.permit(account, [[asked], [model]], choice.targets);
      return passTo(choice, ticket, account, forwarded, incoming.signal);
    });
  }

  async function passTo(
    choice: Choice,
    ticket: Ticket,
    account: Account,
    forwarded: Forwarded,
    signal: AbortSignal,
  ): Promise<Response> {
    await ticket.open(account, forwarded.size, choice.targets);
    const { target, result } = await tries.first(choice, ticket.record, signal, (each, options) =>
      forward(each, forwarded, options),
    );
    await ticket.settle({ usage: result.usage, target, wasServed: true });
    for (const [name, value] of Object.entries(headersOf(ticket.record, choice, target)))
      result.response.headers.set(name, value);
    return result.response;
  }

  /** The vector of a text, on the account of whose question it is. */
  async function embedFor(
    account: Account,
    app: string | undefined,
    input: string,
    signal: AbortSignal,
  ): Promise<number[]> {
    const model = config.semanticCache?.model ?? "";
    const ticket = new Ticket(desk, model, false, app);
    ticket.bill(account);
    const response = await settled(ticket, async () => {
      const own = await workspaces.directoryOf(account.workspace);
      const choice = { targets: await own.find(model), reason: "compares questions" };
      return passTo(choice, ticket, account, forwardEmbeddings({ model, input }), signal);
    });
    const { data } = Vectors.parse(await response.json());
    return data[0]?.embedding ?? [];
  }

  async function listFor({ caller, headers }: Incoming): Promise<Listing[]> {
    const reader = caller ?? (await accounts.identifyReader(headers));
    return (await workspaces.directoryOf(reader?.workspace)).list();
  }

  async function route(
    request: Request,
    { caller, signal }: Pick<Incoming, "caller" | "signal">,
  ): Promise<Response> {
    const { pathname } = new URL(request.url);
    const incoming = { headers: request.headers, signal, caller };
    switch (`${request.method} ${pathname}`) {
      case "POST /v1/chat/completions":
        return converse(await readBody(request, ChatRequestSchema, maxBodyBytes), chatRendering, incoming);
      case "POST /v1/responses": {
        const chat = toChat(await readBody(request, ResponsesRequest, maxBodyBytes));
        return converse(parseWith(ChatRequestSchema, chat), responsesRendering, incoming);
      }
      case "POST /v1/embeddings": {
        const body = await readBody(request, Embeddings, maxBodyBytes);
        return pass(body.model, forwardEmbeddings(body), incoming);
      }
      case "POST /v1/audio/speech": {
        const body = await readBody(request, Speech, maxBodyBytes);
        return pass(body.model, forwardSpeech(body), incoming);
      }
      case "POST /v1/audio/transcriptions": {
        const { model, forwarded } = await readForm(request, maxBodyBytes);
        return pass(model, forwarded, incoming);
      }
      case "GET /metrics":
        return new Response(await observer.text(), {
          headers: { "content-type": "text/plain; version=0.0.4" },
        });
      case "GET /v1/models":
        return Response.json(modelList(await listFor(incoming)));
      default:
        throw new RouterError("unknown_model", `There is nothing at ${request.method} ${pathname}.`);
    }
  }

  const fetchFor =
    (caller?: Caller): typeof globalThis.fetch =>
    async (input, init) => {
      try {
        const request = asRequest(input, init);
        // A request's own signal is let go with the request, which nobody holds once it is read.
        return await route(request, { caller, signal: init?.signal ?? request.signal });
      } catch (error) {
        return errorResponse(asFailure(error));
      }
    };

  return {
    fetch: fetchFor(),
    fetchFor,
    list: async (workspace) => (await workspaces.directoryOf(workspace)).list(),
  };
}

/** Servers hand in a request of their own making, which needs no copy. */
function asRequest(input: string | URL | Request, init: RequestInit | undefined): Request {
  return typeof input === "object" && "headers" in input && init === undefined
    ? input
    : new Request(input, init);
}

/** Settles a ticket with what went wrong, where something did. */
async function settled(ticket: Ticket, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const failure = asFailure(error);
    await ticket.settle({ error: failure });
    throw failure;
  }
}

/** What of a request is not its body. */
interface Incoming {
  headers: Headers;
  signal: AbortSignal;
  caller: Caller | undefined;
}

/** The application a request comes from, by its caller's word or its own. */
function appOf({ caller, headers }: Incoming): string | undefined {
  return caller?.app ?? appInHeaders(headers);
}

const nothing = () => {};
/** A kept answer costs nothing. */
const nothingSpent: Cost = { micros: 0, currency: "USD" };

function asFailure(error: unknown): RouterError {
  if (error instanceof RouterError) return error;
  if (error instanceof Error && error.name === "AbortError")
    return new RouterError("cancelled", "The client went away.");
  throw error;
}
