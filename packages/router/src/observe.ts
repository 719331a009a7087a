import type { Attributes } from "@opentelemetry/api";
import { SpanKind, SpanStatusCode, metrics, trace } from "@opentelemetry/api";
import { Counter, Histogram, Registry } from "prom-client";
import type { Model } from "./catalogue.ts";
import { addressOf } from "./catalogue.ts";
import type { Provider } from "./provider.ts";
import type { RequestRecord } from "./record.ts";

/** Measurements of requests: for Prometheus as text, and for OpenTelemetry where an SDK is set up. */
export interface Observer {
  record(record: RequestRecord): void;
  /** The metrics in Prometheus' text form. */
  text(): Promise<string>;
}

const seconds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const mostLabels = 1_000;
const tokens = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576];

/**
 * Names and buckets are those of OpenTelemetry's conventions for generative AI. Labels hold the model that answered
 * and the kind of failure: never a prompt, a key or a name a caller made up. A model of a workspace's own server is
 * labelled `own`, one that no catalogue and no machine of ours has and nobody has served `<provider>/other`.
 */
export function createObserver(providers: readonly Provider[], models: () => readonly Model[]): Observer {
  const isLocal = new Map(providers.map(({ id, local }) => [id, local]));
  const labels = new Set<string>();
  function labelOf({ address, code }: RequestRecord["attempts"][number]): string {
    if (labels.has(address)) return address;
    const [id = ""] = address.split("/");
    const local = isLocal.get(id);
    if (local === undefined) return "own";
    const isKnown = local || code === "ok" || models().some((model) => addressOf(model) === address);
    if (!isKnown || labels.size >= mostLabels) return `${id}/other`;
    labels.add(address);
    return address;
  }
  const registry = new Registry();
  const histogram = (name: string, help: string, buckets: number[], more: string[] = []) =>
    new Histogram({ name, help, buckets, labelNames: ["model", "error", ...more], registers: [registry] });
  const duration = histogram("gen_ai_client_operation_duration_seconds", "Whole time of a request.", seconds);
  const firstChunk = histogram(
    "gen_ai_client_operation_time_to_first_chunk_seconds",
    "Time to the first token.",
    seconds,
  );
  const usage = histogram("gen_ai_client_token_usage", "Tokens of a request.", tokens, ["type"]);
  const cost = new Counter({
    name: "assay_router_cost_micros_total",
    help: "Cost in millionths of the currency.",
    labelNames: ["model", "currency"],
    registers: [registry],
  });
  const attempts = new Counter({
    name: "assay_router_attempts_total",
    help: "Calls to upstreams by what came of them.",
    labelNames: ["model", "code"],
    registers: [registry],
  });
  const meter = metrics.getMeter("@assay/router");
  const otelDuration = meter.createHistogram("gen_ai.client.operation.duration", { unit: "s" });
  const otelFirstChunk = meter.createHistogram("gen_ai.client.operation.time_to_first_chunk", { unit: "s" });
  const otelUsage = meter.createHistogram("gen_ai.client.token.usage", { unit: "{token}" });
  const tracer = trace.getTracer("@assay/router");

  return {
    record(record) {
      const last = record.attempts.at(-1);
      const model = last === undefined ? "none" : labelOf(last);
      const error = record.error ?? "";
      const attributes = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": model.split("/")[0] ?? "",
        "gen_ai.response.model": model,
        ...(error === "" ? {} : { "error.type": error }),
      };
      duration.observe({ model, error }, record.durationMs / 1000);
      otelDuration.record(record.durationMs / 1000, attributes);
      if (record.firstTokenMs !== undefined) {
        firstChunk.observe({ model, error }, record.firstTokenMs / 1000);
        otelFirstChunk.record(record.firstTokenMs / 1000, attributes);
      }
      for (const [type, count] of [
        ["input", record.usage?.prompt],
        ["output", record.usage?.completion],
      ] as const) {
        if (count === undefined) continue;
        usage.observe({ model, error, type }, count);
        otelUsage.record(count, { ...attributes, "gen_ai.token.type": type });
      }
      if (record.cost !== undefined) cost.inc({ model, currency: record.cost.currency }, record.cost.micros);
      for (const attempt of record.attempts) attempts.inc({ model: labelOf(attempt), code: attempt.code });
      const end = Date.now();
      const span = tracer.startSpan(`chat ${model}`, {
        kind: SpanKind.CLIENT,
        startTime: end - record.durationMs,
        attributes: { ...attributes, ...spanAttributes(record) },
      });
      if (error !== "") span.setStatus({ code: SpanStatusCode.ERROR, message: error });
      span.end(end);
    },
    text: () => registry.metrics(),
  };
}

/** What a trace tells beyond the metrics; what was said only where the router keeps it. */
function spanAttributes({ model, usage, cached, attempts, content }: RequestRecord): Attributes {
  return {
    "gen_ai.request.model": model,
    "assay.attempts": attempts.map(({ address, code }) => `${address}:${code}`),
    ...(cached === undefined ? {} : { "assay.cached": cached }),
    ...(usage === undefined
      ? {}
      : {
          "gen_ai.usage.input_tokens": usage.prompt,
          "gen_ai.usage.output_tokens": usage.completion,
          "gen_ai.usage.cache_read.input_tokens": usage.cached,
        }),
    ...(content === undefined
      ? {}
      : {
          "gen_ai.input.messages": JSON.stringify(content.messages),
          "gen_ai.output.messages": JSON.stringify(content.answer ?? ""),
        }),
  };
}
