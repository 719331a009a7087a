import type { Json } from "@assay/dialogue";
import { z } from "zod";

/** Characters of JSON text a result may have: about 6,000 to 10,000 tokens. */
export const defaultOutputLimit = 24_000;

export interface LimitedText {
  text: string;
  leftOut: number;
}

/** The head of a text, never half of a character, and how many UTF-16 units were left out. */
export function limitText(text: string, limit: number): LimitedText {
  if (text.length <= limit) return { text: text.toWellFormed(), leftOut: 0 };
  const end = isHighSurrogate(text, limit - 1) ? limit - 1 : limit;
  return { text: text.slice(0, end).toWellFormed(), leftOut: text.length - end };
}

const asJson = z.json();

/**
 * A result as JSON of at most `limit` characters. A longer one becomes an object with its beginning as text, which says
 * how much is missing. Throws for what JSON cannot hold.
 */
export function limitJson(value: unknown, limit: number): { output: Json; leftOut: number } {
  const text = JSON.stringify(value) ?? "null";
  if (text.length <= limit) return { output: asJson.parse(JSON.parse(text.toWellFormed())), leftOut: 0 };
  for (let length = limit; ; length = Math.floor(length * 0.8)) {
    const { text: beginning, leftOut } = limitText(text, length);
    const output = {
      isCut: true,
      note: `The result was too long: ${leftOut} of ${text.length} characters are left out. Ask for less.`,
      beginning,
    };
    if (JSON.stringify(output).length <= limit || length < 100) return { output, leftOut };
  }
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
