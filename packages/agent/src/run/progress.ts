import type { TurnMeta } from "../turn.ts";
import { engineOf } from "./engine.ts";
import type { ModelUse } from "./model-call.ts";

/** How an answer comes about, as far as it has. */
export interface Progress {
  noteAddress(address: string): void;
  noteCall(use: ModelUse, cost: ModelUse["cost"]): void;
  noteText(): void;
  /** A toolset or server whose data went into the answer. */
  noteData(source: string): void;
  meta(): TurnMeta;
}

/** @param before what the part of the answer before an approval had come to */
export function createProgress({
  before,
  model,
  instructions,
}: {
  before?: TurnMeta | undefined;
  model: string;
  instructions: string;
}): Progress {
  const began = performance.now();
  const meta: TurnMeta = {
    engine: engineOf(model),
    model,
    instructions,
    steps: 0,
    latencyMs: 0,
    data: [],
    ...before,
  };
  const earlierMs = meta.latencyMs;
  const data = new Set(meta.data);
  const sinceBegin = () => Math.round(earlierMs + performance.now() - began);
  return {
    noteAddress(address) {
      meta.model = address;
      meta.engine = engineOf(address);
    },
    noteCall({ inputTokens, outputTokens, omitted }, cost) {
      meta.steps += 1;
      if (omitted > 0) meta.omitted = Math.max(meta.omitted ?? 0, omitted);
      if (inputTokens !== undefined) meta.inputTokens = (meta.inputTokens ?? 0) + inputTokens;
      if (outputTokens !== undefined) meta.outputTokens = (meta.outputTokens ?? 0) + outputTokens;
      if (cost === undefined) return;
      meta.costMicros = (meta.costMicros ?? 0) + cost.micros;
      meta.currency = cost.currency;
    },
    noteText() {
      meta.firstTokenMs ??= sinceBegin();
    },
    noteData(source) {
      data.add(source);
    },
    meta: () => ({ ...meta, latencyMs: sinceBegin(), data: [...data] }),
  };
}
