import type { Answer } from "./chat.ts";

/** Answers to questions that were worded differently. */
export interface SemanticCache {
  /** @param scope everything but the question must be the same: workspace, model, settings, the turns before */
  look(
    scope: string,
    question: string,
    embed: Embed,
  ): Promise<{ known: Answer | undefined; keep(answer: Answer): void }>;
}

/** The vector of a text. Where it fails, nothing is known and nothing is kept. */
export type Embed = (text: string) => Promise<readonly number[]>;

export interface SemanticCacheOptions {
  /** Least cosine similarity of two questions that are taken for one. */
  threshold?: number;
  maxBytes: number;
  ttlMs: number;
  now?: () => number;
}

interface Entry {
  scope: string;
  vector: Float32Array;
  answer: Answer;
  bytes: number;
  until: number;
}

/** A semantic cache in memory; the least recently used entries go first once their bytes pass `maxBytes`. */
export function createSemanticCache({
  threshold = 0.95,
  maxBytes,
  ttlMs,
  now = Date.now,
}: SemanticCacheOptions): SemanticCache {
  const scopes = new Map<string, Set<Entry>>();
  const recent = new Set<Entry>();
  let total = 0;

  function drop(entry: Entry): void {
    if (!recent.delete(entry)) return;
    total -= entry.bytes;
    const scope = scopes.get(entry.scope);
    scope?.delete(entry);
    if (scope?.size === 0) scopes.delete(entry.scope);
  }

  function add(entry: Entry): void {
    if (entry.bytes > maxBytes) return;
    const scope = scopes.get(entry.scope) ?? new Set();
    scopes.set(entry.scope, scope.add(entry));
    recent.add(entry);
    total += entry.bytes;
    for (const oldest of recent) {
      if (total <= maxBytes) break;
      drop(oldest);
    }
  }

  function nearestIn(scope: string, vector: Float32Array): Entry | undefined {
    let best: Entry | undefined;
    let highest = threshold;
    for (const entry of scopes.get(scope) ?? []) {
      if (entry.until <= now()) {
        drop(entry);
        continue;
      }
      const similarity = dot(entry.vector, vector);
      if (similarity >= highest) [best, highest] = [entry, similarity];
    }
    return best;
  }

  return {
    async look(scope, question, embed) {
      const vector = unit(await embed(question).catch(() => []));
      if (vector === undefined) return { known: undefined, keep() {} };
      const entry = nearestIn(scope, vector);
      if (entry !== undefined) {
        recent.delete(entry);
        recent.add(entry);
      }
      return {
        known: entry?.answer,
        keep(answer) {
          const bytes = scope.length + vector.byteLength + Buffer.byteLength(JSON.stringify(answer));
          add({ scope, vector, answer, bytes, until: now() + ttlMs });
        },
      };
    },
  };
}

/** A vector of length 1; undefined for one that points nowhere. */
function unit(values: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...values);
  return length > 0 && Number.isFinite(length)
    ? Float32Array.from(values, (value) => value / length)
    : undefined;
}

function dot(left: Float32Array, right: Float32Array): number {
  if (left.length !== right.length) return -1;
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}
