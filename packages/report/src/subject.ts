import { entityBySlug, sectionById } from "./data.ts";
import type { Fact } from "./fact.ts";
import type { Text } from "./text.ts";

/** What a fact is about, in both languages: in Chinese its entity, or else the section it stands in. */
export function subjectOf({ subject, entity, section }: Fact): Text {
  const named = entity === undefined ? undefined : entityBySlug().get(entity)?.name.zh;
  return { en: subject, zh: named ?? sectionById().get(section)?.title.zh ?? subject };
}
