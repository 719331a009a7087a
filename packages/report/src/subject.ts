import type { Fact } from "./fact.ts";
import type { Text } from "./text.ts";

/** What a fact is about, in both languages. */
export function subjectOf({ subject, subjectZh }: Pick<Fact, "subject" | "subjectZh">): Text {
  return { en: subject, zh: subjectZh };
}
