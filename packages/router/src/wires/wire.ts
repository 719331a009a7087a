import type { Model } from "../catalogue.ts";
import type { Answer, ChatRequest, Delta } from "../chat.ts";
import { RouterError } from "../error.ts";
import type { Engine } from "../engine.ts";
import type { Provider } from "../provider.ts";
import type { ServerEvent } from "../sse.ts";

/** One model at one endpoint, ready to be called. */
export interface Target {
  provider: Provider;
  /** The provider's own name of the model. */
  modelId: string;
  /** What the catalogue knows of it; nothing for a model a local server offers. */
  model: Model | undefined;
  baseUrl: string;
  key: string | undefined;
  /** It answers in this process. */
  engine?: Engine;
}

export interface Outgoing {
  path: string;
  body: Record<string, unknown>;
}

/** A provider family's own protocol, translated in both directions. Decoders throw RouterError for what is broken. */
export interface Wire {
  encode(request: ChatRequest, target: Target): Outgoing;
  decode(body: unknown, request: ChatRequest, target: Target): Answer;
  decodeStream(request: ChatRequest, target: Target): StreamDecoder;
}

/** Reads one stream: given its events in order, gives the pieces of the answer. */
export interface StreamDecoder {
  /** The event after which nothing more comes, such as [DONE], has been read. */
  readonly isOver: boolean;
  take(event: ServerEvent): Iterable<Delta>;
  /** What was held back to the end. @throws RouterError stream_cut where the answer was not finished */
  end(): Iterable<Delta>;
}

/** The failure of a stream that ends before its answer is finished. */
export function streamCut(provider: string): RouterError {
  const message = `${provider} ended its stream before the answer was finished.`;
  return new RouterError("stream_cut", message, { provider });
}

/** Name of the tool that carries an answer in a JSON schema where a provider has no other way. */
export const answerTool = "answer_in_schema";

/** The schema a request wants its answer in. */
export function wantedSchema({ response_format }: ChatRequest): Record<string, unknown> | undefined {
  return response_format?.type === "json_schema" && "json_schema" in response_format
    ? (response_format.json_schema as { schema?: Record<string, unknown> }).schema
    : undefined;
}

/** What is said to a model that cannot be held to a schema. */
export function askForSchema(schema: Record<string, unknown>): string {
  return `Answer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;
}

export function outputLimit({ max_completion_tokens, max_tokens }: ChatRequest): number | undefined {
  return max_completion_tokens ?? max_tokens ?? undefined;
}
