import { parseAmount } from "../report/parse-amount.ts";
import type { Field, NumberField } from "./fields.ts";

/** What is wrong with what was typed; the form says what to do about each. */
export type InputProblem = "empty" | "text" | "huge" | "low" | "notAbove" | "high" | "notWhole" | "choice";

export type Parsed = { ok: true; value: number | string } | { ok: false; problem: InputProblem };

/** The most characters an input takes. */
export const mostCharacters = 40;

/** A number as people type it, with or without a percent sign after it. */
export function parseNumber(text: string): number | undefined {
  return text.trim().length > mostCharacters ? undefined : parseAmount(text.replace(/\s*[%％]\s*$/u, ""));
}

/** What stands in a field, or what is wrong with it. */
export function parseInput(field: Field, text: string): Parsed {
  if (field.kind === "choice") {
    return field.options.includes(text) ? { ok: true, value: text } : { ok: false, problem: "choice" };
  }
  if (text.trim() === "") return { ok: false, problem: "empty" };
  const value = parseNumber(text);
  if (value === undefined) return { ok: false, problem: "text" };
  const problem = boundProblem(field, value);
  return problem === undefined ? { ok: true, value } : { ok: false, problem };
}

function boundProblem(field: NumberField, value: number): InputProblem | undefined {
  if (!Number.isFinite(value)) return "huge";
  if (field.above !== undefined && value <= field.above) return "notAbove";
  if (field.min !== undefined && value < field.min) return "low";
  if (field.max !== undefined && value > field.max) return "high";
  return field.isWhole && !Number.isInteger(value) ? "notWhole" : undefined;
}

/** Whether a text says the same as the field's base: 1e3 and 1,000 do. */
export function isBase(field: { base: string; isOptional?: boolean }, text: string): boolean {
  const typed = text.trim();
  if (typed === field.base || (field.isOptional === true && typed === "")) return true;
  const value = parseNumber(typed);
  return value !== undefined && value === parseNumber(field.base);
}
