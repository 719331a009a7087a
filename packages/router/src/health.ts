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

export interface HealthOptions {
  now: () => number;
  /** Failures in a row that take a model out. */
  threshold?: number;
  /** First time out; doubled each time the probe fails, up to `longestMs`. */
  cooldownMs?: number;
  longestMs?: number;
}

/** Which models are out after failing, and how fast the others answer. Bounded by the number of models. */
export class Health {
  readonly #records = new Map<string, Record>();
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
  admit(address: string): boolean {
    const record = this.#records.get(address);
    if (record === undefined || record.failures < this.#threshold) return true;
    if (record.openUntil > this.#now() || record.isProbing) return false;
    record.isProbing = true;
    return true;
  }

  /** Milliseconds until the model may be probed; 0 where it may be called. */
  waitMs(address: string): number {
    const record = this.#records.get(address);
    return record === undefined ? 0 : Math.max(0, record.openUntil - this.#now());
  }

  succeeded(address: string, firstTokenMs: number): void {
    const record = this.#of(address);
    Object.assign(record, { failures: 0, openUntil: 0, openings: 0, isProbing: false });
    record.samples.push(firstTokenMs);
    if (record.samples.length > mostSamples) record.samples.shift();
    const before = record.latencyMs;
    // A rise counts at once, a fall slowly: a model that became slow loses traffic immediately.
    record.latencyMs =
      before === undefined || firstTokenMs > before ? firstTokenMs : before * 0.7 + firstTokenMs * 0.3;
  }

  /** Time to the first token that 95 of 100 calls stay under, once enough were seen to say so. */
  p95(address: string): number | undefined {
    const samples = this.#records.get(address)?.samples ?? [];
    if (samples.length < fewestSamples) return undefined;
    return samples.toSorted((left, right) => left - right)[Math.floor(samples.length * 0.95)];
  }

  failed(address: string): void {
    const record = this.#of(address);
    record.failures += 1;
    record.isProbing = false;
    if (record.failures < this.#threshold) return;
    record.openUntil = this.#now() + Math.min(this.#longestMs, this.#cooldownMs * 2 ** record.openings);
    record.openings += 1;
  }

  /** The call ended for a reason that says nothing about the model. */
  released(address: string): void {
    const record = this.#records.get(address);
    if (record !== undefined) record.isProbing = false;
  }

  latencyMs(address: string): number | undefined {
    return this.#records.get(address)?.latencyMs;
  }

  #of(address: string): Record {
    const known = this.#records.get(address);
    if (known !== undefined) return known;
    const record = {
      failures: 0,
      openUntil: 0,
      openings: 0,
      isProbing: false,
      latencyMs: undefined,
      samples: [],
    };
    this.#records.set(address, record);
    return record;
  }
}
