import type { Json } from "@assay/dialogue";
import { z } from "zod";
import type { PiiKind } from "./pii-patterns.ts";
import { findPii, piiKinds } from "./pii-patterns.ts";

const PiiAction = z.enum(["off", "mask", "block"]);

/** What happens to each kind before a text leaves: to a model elsewhere, or into a trace. */
export const PiiPolicy = z.strictObject({
  secret: PiiAction.default("mask"),
  email: PiiAction.default("off"),
  iban: PiiAction.default("off"),
  cn_id: PiiAction.default("off"),
  card: PiiAction.default("off"),
  us_ssn: PiiAction.default("off"),
  ip: PiiAction.default("off"),
  phone: PiiAction.default("off"),
});
export type PiiPolicy = z.infer<typeof PiiPolicy>;

/** Masks everything: for traces and logs. */
export const maskAll: PiiPolicy = PiiPolicy.parse(Object.fromEntries(piiKinds.map((kind) => [kind, "mask"])));

export interface MaskedText {
  text: string;
  /** Kinds that the policy lets nowhere: the text must not be sent. */
  blocked: PiiKind[];
  /** How many values of each kind were masked or blocked. */
  counts: Partial<Record<PiiKind, number>>;
}

/** Masks for one run: the same value has the same placeholder everywhere, and placeholders can be filled again. */
export interface PiiVault {
  mask(text: string): MaskedText;
  /** Every text in a JSON value masked, keys included; what is blocked is masked too. */
  maskJson(value: Json): Json;
  /** Placeholders as the values they stand for: for arguments of tools that run here. */
  restore(text: string): string;
}

/** A vault with a policy; its values are in memory only. */
export function createPiiVault(policy: PiiPolicy): PiiVault {
  const placeholders = new Map<string, string>();
  const values = new Map<string, string>();
  const numbers = new Map<PiiKind, number>();

  function placeholderOf(kind: PiiKind, value: string): string {
    const key = `${kind} ${value}`;
    const known = placeholders.get(key);
    if (known !== undefined) return known;
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    const placeholder = `[${kind} ${number}]`;
    placeholders.set(key, placeholder);
    values.set(placeholder, value);
    return placeholder;
  }

  function mask(text: string): MaskedText {
    const blocked = new Set<PiiKind>();
    const counts: Partial<Record<PiiKind, number>> = {};
    let masked = "";
    let done = 0;
    for (const { kind, start, end } of findPii(text)) {
      const action = policy[kind];
      if (action === "off") continue;
      if (action === "block") blocked.add(kind);
      counts[kind] = (counts[kind] ?? 0) + 1;
      masked += text.slice(done, start) + placeholderOf(kind, text.slice(start, end));
      done = end;
    }
    return { text: masked + text.slice(done), blocked: [...blocked], counts };
  }

  function maskJson(value: Json): Json {
    if (typeof value === "string") return mask(value).text;
    if (Array.isArray(value)) return value.map(maskJson);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [mask(key).text, maskJson(each)]));
  }

  return {
    mask,
    maskJson,
    restore: (text) =>
      text.replaceAll(/\[[a-z_]+ \d+\]/gu, (placeholder) => values.get(placeholder) ?? placeholder),
  };
}
