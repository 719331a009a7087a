import type { Provider } from "./provider.ts";
import type { Target } from "./wires/index.ts";

/** What is known of a model's recent behaviour. */
interface Record {
  failures: number;
  openUntil: number;
  openings: number;
  isProbing: boolean;
  /** Peak-sensitive moving average of the time to the first token. */
  latencyMs: number | undefined;
  /** The last times to the first token, newest last. */
  samples: number[];
}

const fewestSamples = 20;
const mostSamples = 64;
/** Of one endpoint: callers may name as many that are not there as they like. */
const mostModels = 1_000;

export interface HealthOptions {
  now: () => number;
  /** Failures in a row that take a model out. */
  threshold?: number;
  /** First time out; doubled each time the probe fails, up to `longestMs`. */
  cooldownMs?: number;
  longestMs?: number;
}

type Place = Pick<Target, "provider" | "modelId">;

/**
 * Which models are out after failing, and how fast the others answer. An endpoint is the provider object itself, not
 * its id: what a workspace has connected under the same id, with another key or address, stands and falls alone, and is
 * forgotten when it is connected anew. Bounded: of each endpoint the last thousand models are remembered.
 */
export class Health {
  readonly #records = new WeakMap<Provider, Map<string, Record>>();
  readonly #now: () => number;
  readonly #threshold: number;
  readonly #cooldownMs: number;
  readonly #longestMs: number;

  constructor({ now, threshold = 3, cooldownMs = 15_000, longestMs = 300_000 }: HealthOptions) {
    this.#now = now;
    this.#threshold = threshold;
    this.#cooldownMs = cooldownMs;
    this.#longestMs = longestMs;
  }

  /** Whether a call may go there now; after a time out exactly one call is let through to probe. */
  admit(place: Place): boolean {
    const record = this.#find(place);
    if (record === undefined || record.failures < this.#threshold) return true;
    if (record.openUntil > this.#now() || record.isProbing) return false;
    record.isProbing = true;
    return true;
  }

  /** Milliseconds until the model may be probed; 0 where it may be called. */
  waitMs(place: Place): number {
    const record = this.#find(place);
    return record === undefined ? 0 : Math.max(0, record.openUntil - this.#now());
  }

  succeeded(place: Place, firstTokenMs: number): void {
    const record = this.#of(place);
    Object.assign(record, { failures: 0, openUntil: 0, openings: 0, isProbing: false });
    record.samples.push(firstTokenMs);
    if (record.samples.length > mostSamples) record.samples.shift();
    const before = record.latencyMs;
    // A rise counts at once, a fall slowly: a model that became slow loses traffic immediately.
    record.latencyMs =
      before === undefined || firstTokenMs > before ? firstTokenMs : before * 0.7 + firstTokenMs * 0.3;
  }

  /** Time to the first token that 95 of 100 calls stay under, once enough were seen to say so. */
  p95(place: Place): number | undefined {
    const samples = this.#find(place)?.samples ?? [];
    if (samples.length < fewestSamples) return undefined;
    return samples.toSorted((left, right) => left - right)[Math.floor(samples.length * 0.95)];
  }

  failed(place: Place): void {
    const record = this.#of(place);
    record.failures += 1;
    record.isProbing = false;
    if (record.failures < this.#threshold) return;
    record.openUntil = this.#now() + Math.min(this.#longestMs, this.#cooldownMs * 2 ** record.openings);
    record.openings += 1;
  }

  /** The call ended for a reason that says nothing about the model. */
  released(place: Place): void {
    const record = this.#find(place);
    if (record !== undefined) record.isProbing = false;
  }

  latencyMs(place: Place): number | undefined {
    return this.#find(place)?.latencyMs;
  }

  #find({ provider, modelId }: Place): Record | undefined {
    return this.#records.get(provider)?.get(modelId);
  }

  #of({ provider, modelId }: Place): Record {
    const models = this.#records.get(provider) ?? new Map<string, Record>();
    this.#records.set(provider, models);
    const record = models.get(modelId) ?? {
      failures: 0,
      openUntil: 0,
      openings: 0,
      isProbing: false,
      latencyMs: undefined,
      samples: [],
    };
    // The one that has been quiet the longest goes first.
    models.delete(modelId);
    models.set(modelId, record);
    const [oldest] = models.keys();
    if (models.size > mostModels && oldest !== undefined) models.delete(oldest);
    return record;
  }
}
