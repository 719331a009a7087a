import { createHash } from "node:crypto";

/** Remembers what came of the beginnings of conversations; the least recently used are forgotten. */
export class Prefixes<Value> {
  readonly #kept = new Map<string, Value>();
  readonly #most: number;

  constructor(most = 2_000) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const value = this.#kept.get(key);
    if (value === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#kept.set(key, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** Keys of every beginning of a conversation, shortest first: each digests the one before and its own message. */
export function prefixKeys(seed: string, messages: readonly unknown[]): string[] {
  let key = digest(seed);
  return messages.map((message) => (key = digest(`${key}${JSON.stringify(message)}`)));
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
