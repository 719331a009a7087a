import { createHash } from "node:crypto";

/** What nests deeper is refused: it would exhaust the stack of whatever reads it. */
const mostLevels = 1_000;

/**
 * JSON in one form only, by RFC 8785: keys sorted by UTF-16 units, numbers and texts as JSON.stringify writes them, no
 * white space. Keys whose value is undefined are left out.
 * @throws TypeError for what is not JSON, and for more than 1,000 levels
 */
export function canonicalJson(value: unknown, level = 0): string {
  if (level > mostLevels) throw new TypeError(`it nests deeper than ${mostLevels} levels`);
  if (Array.isArray(value)) {
    return `[${value.map((item: unknown) => canonicalJson(item, level + 1)).join(",")}]`;
  }
  if (isRecord(value)) {
    const keys = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .toSorted(byUnits);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key], level + 1)}`).join(",")}}`;
  }
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) {
    return JSON.stringify(value);
  }
  throw new TypeError(`a ${typeof value} that is not JSON`);
}

/** The SHA-256 of the canonical form, in hexadecimal. */
export function hashJson(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function byUnits(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
