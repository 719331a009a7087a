import type { Assistant, Condition, Json, Language } from "@assay/dialogue";

/** Translates a key of the feature's messages. */
export type Say = (key: string, values?: Record<string, string>) => string;

export interface Speaker {
  language: Language;
  say: Say;
}

/** A condition as a reader of the language says it, with the slots' titles. */
export function conditionWords(
  condition: Condition,
  { assistant, speaker }: { assistant: Assistant; speaker: Speaker },
): string {
  const { language, say } = speaker;
  const words = (each: Condition) => conditionWords(each, { assistant, speaker });
  const grouped = (each: Condition) =>
    "all" in each || "any" in each ? say("condition.group", { what: words(each) }) : words(each);
  if ("not" in condition) return say("condition.not", { what: words(condition.not) });
  if ("all" in condition) return condition.all.map(grouped).join(say("condition.and"));
  if ("any" in condition) return condition.any.map(grouped).join(say("condition.or"));
  const slot = assistant.slots[condition.slot]?.title[language] ?? condition.slot;
  if ("is" in condition) return say(`condition.${condition.is}`, { slot });
  if ("equals" in condition)
    return say("condition.equals", { slot, value: valueText(condition.equals, say) });
  if ("oneOf" in condition)
    return say("condition.oneOf", {
      slot,
      values: condition.oneOf.map((value) => valueText(value, say)).join(say("condition.comma")),
    });
  return say("condition.atLeast", { slot, value: String(condition.atLeast) });
}

function valueText(value: Json, say: Say): string {
  if (typeof value === "boolean") return say(value ? "condition.true" : "condition.false");
  return typeof value === "string" ? value : JSON.stringify(value);
}
