import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Secrets } from "./secrets.ts";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** Keys that encrypt: the first seals, all of them open. */
export type SealingKeys = Secrets["encryption"];

/**
 * Encrypts a text with AES-256-GCM: `v1.<key id>.<base64url of iv, tag and ciphertext>`. The context, such as the
 * workspace and what the text is for, is authenticated: a sealed text that is moved elsewhere does not open.
 */
export function seal(keys: SealingKeys, text: string, context: string): string {
  const [key] = keys;
  if (key === undefined) throw new Error("There is no key to seal with.");
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, Buffer.from(key.value, "base64url"), iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `v1.${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

/** The text of a sealed one, or undefined when no key opens it there. */
export function unseal(keys: SealingKeys, sealed: string, context: string): string | undefined {
  const [version, id, payload] = sealed.split(".");
  const key = keys.find((candidate) => candidate.id === id);
  if (version !== "v1" || key === undefined || payload === undefined) return undefined;
  const bytes = Buffer.from(payload, "base64url");
  if (bytes.length < ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv(
    algorithm,
    Buffer.from(key.value, "base64url"),
    bytes.subarray(0, ivBytes),
  );
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return text.toString("utf8");
  } catch {
    return undefined;
  }
}

/** Whether a sealed text was sealed with the newest key. */
export function isCurrent(keys: SealingKeys, sealed: string): boolean {
  return sealed.split(".")[1] === keys[0]?.id;
}
