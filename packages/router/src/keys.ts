import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";

/** A key the router gives out itself, so that a caller needs no provider's key. Only its hash is kept. */
export const VirtualKey = z.strictObject({
  id: z.string().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/u, "must be the SHA-256 of the key in hexadecimal"),
  name: z.string(),
  workspace: z.string().min(1),
  /** Models it may use, by address or by policy name; all when left out. */
  models: z.array(z.string()).exactOptional(),
  requestsPerMinute: z.number().positive().exactOptional(),
  tokensPerMinute: z.number().positive().exactOptional(),
  isRevoked: z.boolean().exactOptional(),
});
export type VirtualKey = z.infer<typeof VirtualKey>;

/** Where keys are kept. */
export interface KeyStore {
  find(hash: string): Promise<VirtualKey | undefined>;
}

const prefix = "sk-assay-";

/** A new key: the secret, to be shown once, and what is kept of it. */
export function issueKey(fields: Omit<VirtualKey, "hash" | "id">): { secret: string; key: VirtualKey } {
  const secret = `${prefix}${randomBytes(32).toString("base64url")}`;
  const hash = hashKey(secret);
  return { secret, key: { ...fields, hash, id: hash.slice(0, 12) } };
}

/** SHA-256 of a key: keys are random, so no slow hash is needed to keep them from being guessed. */
export function hashKey(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Keys in memory. */
export function createMemoryKeys(keys: Iterable<VirtualKey> = []): KeyStore & { add(key: VirtualKey): void } {
  const byHash = new Map([...keys].map((key) => [key.hash, key]));
  return {
    find: async (hash) => byHash.get(hash),
    add: (key) => void byHash.set(key.hash, key),
  };
}

/**
 * The key a request carries as its bearer token, as the openai client sends it: what begins like one of ours is meant to
 * be one. Other tokens are what clients send where none is needed.
 */
export function readSecret(headers: Headers): string | undefined {
  return /^Bearer (sk-assay-\S{0,200})/u.exec(headers.get("authorization") ?? "")?.[1];
}
