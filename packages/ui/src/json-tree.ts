export interface JsonLimits {
  /** Levels of objects and lists that are shown. */
  depth: number;
  /** Members shown of one object or list. */
  members: number;
  /** Values shown in all. */
  nodes: number;
  /** Characters of a string shown at first, and at most. */
  text: number;
  fullText: number;
}

export const jsonLimits: JsonLimits = { depth: 12, members: 100, nodes: 1500, text: 160, fullText: 20_000 };

export interface JsonContainer {
  kind: "object" | "array";
  size: number;
  members: JsonMember[];
  /** It has members, below the last level that is shown. */
  isDeeper: boolean;
}

export interface JsonString {
  kind: "string";
  short: string;
  full: string;
  /** Characters left out of the two. */
  cutShort: number;
  cutFull: number;
  length: number;
}

export type JsonNode =
  | JsonContainer
  | JsonString
  | { kind: "number" | "boolean" | "null" | "other"; text: string };

export interface JsonMember {
  key: string;
  node: JsonNode;
}

/** The part of a value that is shown, whatever its size: what is cut off is counted, never walked through. */
export function buildJsonTree(value: unknown, limits: JsonLimits = jsonLimits): JsonNode {
  let left = limits.nodes;

  function build(each: unknown, depth: number): JsonNode {
    left -= 1;
    if (each === null) return { kind: "null", text: "null" };
    if (typeof each === "string") return buildText(each, limits);
    if (typeof each === "number") return { kind: "number", text: String(each) };
    if (typeof each === "boolean") return { kind: "boolean", text: String(each) };
    if (typeof each === "bigint") return { kind: "number", text: String(each) };
    if (typeof each !== "object") return { kind: "other", text: typeof each };

    const kind = Array.isArray(each) ? "array" : "object";
    const keys = Object.keys(each);
    const isDeeper = depth >= limits.depth && keys.length > 0;
    const members: JsonMember[] = [];
    if (!isDeeper) {
      for (const key of keys.slice(0, limits.members)) {
        if (left <= 0) break;
        members.push({ key, node: build(Reflect.get(each, key), depth + 1) });
      }
    }
    return { kind, size: keys.length, members, isDeeper };
  }

  return build(value, 0);
}

function buildText(text: string, limits: JsonLimits): JsonNode {
  return {
    kind: "string",
    short: reveal(cut(text, limits.text)),
    full: reveal(cut(text, limits.fullText)),
    cutShort: Math.max(text.length - limits.text, 0),
    cutFull: Math.max(text.length - limits.fullText, 0),
    length: text.length,
  };
}

/** The first characters of a text, without half of a pair at its end. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, "");
}

/** Shows characters that would hide or turn around what stands beside them. */
function reveal(text: string): string {
  return text.replaceAll(
    /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
