import type { Slot } from "../assistant.ts";
import type { Json } from "../json.ts";
import type { Language } from "../language.ts";
import { isSame } from "./condition.ts";

const isHan = /\p{Script=Han}/u;

function nameIn(names: readonly string[], language: Language): string | undefined {
  return names.find((name) => isHan.test(name) === (language === "zh")) ?? names[0];
}

/** A value as a sentence shows it: a choice by its name in the language, a list with commas. */
export function valueText(value: Json | undefined, language: Language, slot?: Slot): string {
  const choice = slot?.choices?.find((each) => isSame(each.value, value));
  const name = choice === undefined ? undefined : nameIn(choice.names, language);
  if (name !== undefined) return name;
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") {
    if (language === "zh") return value ? "是" : "否";
    return value ? "yes" : "no";
  }
  if (Array.isArray(value))
    return value.map((each) => valueText(each, language)).join(language === "zh" ? "、" : ", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Names in a row with the language's "or" before the last: "A, B or C", "A、B还是C". */
export function listOr(names: readonly string[], language: Language): string {
  const last = names.at(-1) ?? "";
  if (names.length < 2) return last;
  const rest = names.slice(0, -1);
  return language === "zh" ? `${rest.join("、")}还是${last}` : `${rest.join(", ")} or ${last}`;
}
