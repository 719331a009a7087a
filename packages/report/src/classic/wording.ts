import { entityBySlug, sectionById, sectionPath } from "../data.ts";
import type { Entity } from "../entity.ts";
import type { Fact } from "../fact.ts";
import { subjectOf } from "../subject.ts";
import type { Language } from "../text.ts";
import { formatFact, formatNumber, formatTime } from "./format-figure.ts";

/** The mark by which an answer cites a record. */
export function mark(kind: "fact" | "claim" | "section" | "entity" | "calculator", id: string): string {
  return `[${kind}:${id}]`;
}

const caveat =
  /closer figure|not (?:named|said|stated|printed|clear)|taken as|misprint|damaged|assum|though|without (?:a|naming|saying)/iu;

/** A fact in one sentence, with what there is to know about its figure. */
export function sayFact(fact: Fact, language: Language): string {
  const subject = subjectOf(fact)[language];
  const figure = formatFact(fact, language);
  const time = formatTime(fact, language);
  const isDated = time === undefined || subject.includes(time.replace(/^in /u, "").replace(/年$/u, ""));
  const cited = mark("fact", fact.id);
  const note = caveat.test(fact.note.en) ? fact.note[language] : undefined;
  if (language === "zh") {
    return `${subject}：${isDated ? "" : `${time}，`}${figure}${cited}。${note === undefined ? "" : `说明：${note}`}`;
  }
  return `${capital(subject)}: ${figure}${isDated ? "" : ` ${time}`} ${cited}.${note === undefined ? "" : ` Note: ${note}`}`;
}

/** Facts one under the other, and what lies between two figures of one kind. */
export function sayFacts(facts: readonly Fact[], language: Language): string {
  const [first, second] = facts;
  const said = facts.map((fact) => sayFact(fact, language));
  if (facts.length === 2 && first !== undefined && second !== undefined && first.entity !== second.entity) {
    const comparison = compare(first, second, language);
    if (comparison !== undefined) said.push(comparison);
  }
  return said.join("\n");
}

function compare(first: Fact, second: Fact, language: Language): string | undefined {
  const isSame =
    first.unit === second.unit && first.currency === second.currency && first.metric === second.metric;
  const [low, high] = [first, second].toSorted((left, right) => middle(left) - middle(right));
  if (!isSame || low === undefined || high === undefined || middle(low) <= 0 || middle(low) === middle(high))
    return undefined;
  if (first.unit.endsWith("-date") || first.unit === "rank") return undefined;
  const times = formatNumber(Number((middle(high) / middle(low)).toPrecision(3)), language);
  const name = nameOf(high, language);
  return language === "zh"
    ? `前后相比，${name}是另一个的约${times}倍。`
    : `Between the two, that of ${name} is about ${times} times the other.`;
}

function nameOf(fact: Fact, language: Language): string {
  return (
    (fact.entity === undefined ? undefined : entityBySlug().get(fact.entity)?.name[language]) ??
    subjectOf(fact)[language]
  );
}

function middle({ value, low, high }: Fact): number {
  return value ?? (low !== undefined && high !== undefined ? (low + high) / 2 : (low ?? high ?? 0));
}

/** Names in a list, each with its mark. */
export function sayNames(found: readonly Entity[], language: Language): string {
  const names = found.map(({ slug, name }) => `${name[language]} ${mark("entity", slug)}`);
  if (language === "zh")
    return `报告提到${found.length}个：${found.map(({ slug, name }) => `${name.zh}${mark("entity", slug)}`).join("、")}。`;
  return found.length === 1
    ? `The report names one: ${names.join("")}.`
    : `The report names ${found.length}: ${names.join(", ")}.`;
}

/** What the report says a name is, where, and its figures. */
export function sayEntity(entity: Entity, facts: readonly Fact[], language: Language): string {
  const where = sectionById().get(entity.sections[0] ?? "");
  const section = where === undefined ? "" : `${where.title[language]} ${mark("section", where.id)}`;
  const figures = facts.map((fact) => sayFact(fact, language)).join("\n");
  const note = entity.note[language];
  if (language === "zh") {
    return `${entity.name.zh}：${note.replace(/。$/u, "")}${mark("entity", entity.slug)}。见“${where?.title.zh ?? ""}”一节${where === undefined ? "" : mark("section", where.id)}。${figures === "" ? "" : `\n${figures}`}`;
  }
  return `${entity.name.en}: ${note.replace(/\.$/u, "")} ${mark("entity", entity.slug)}. See ${section}.${figures === "" ? "" : `\n${figures}`}`;
}

/** A section's summary under its title. */
export function saySection(id: string, language: Language): string {
  const section = sectionById().get(id);
  if (section === undefined) return "";
  const path = sectionPath(id)
    .map(({ title }) => title[language])
    .join(" › ");
  const summary = section.summary[language].replace(/[.。]$/u, "");
  return language === "zh"
    ? `${path}：${summary}${mark("section", id)}。`
    : `${path}: ${summary} ${mark("section", id)}.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
