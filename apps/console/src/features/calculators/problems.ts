import type { CalculationFailure } from "@assay/report/calculators";
import type { Field } from "./fields.ts";
import type { Translator } from "./format-value.ts";

/** The sentences for why there is no result: at the inputs that exist, and those that belong to none. */
export interface FailureTexts {
  byInput: Record<string, string>;
  general: string[];
}

/** What a failed calculation says, in the language of the words. */
export function failureTexts(
  calculator: string,
  failure: CalculationFailure,
  { fields, words }: { fields: readonly Field[]; words: Translator },
): FailureTexts {
  const texts: FailureTexts = { byInput: {}, general: [] };
  const names = new Set(fields.map(({ name }) => name));
  for (const { field } of failure.issues) {
    const key = `refused.${calculator}.${field}`;
    const text = words.has(key) ? words(key) : words(`failures.${failure.code}`, { formula: field });
    if (names.has(field)) texts.byInput[field] = text;
    else texts.general.push(text);
  }
  return texts;
}
