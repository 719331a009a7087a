import { entities } from "../data.ts";
import type { Entity } from "../entity.ts";
import { lexiconData } from "./lexicon-data.ts";

/** Names that are an ordinary word in most questions: they are recognised as part of a longer name only. */
const never = new Set(["x", "time", "vision", "express", "scale", "flat", "强化", "监督", "视觉", "pov"]);

/** Kinds whose names are ordinary words of the field: a question that holds one is not about it alone. */
const generic: ReadonlySet<Entity["kind"]> = new Set(["technique", "standard"]);

export interface EntityNames {
  slug: string;
  names: readonly string[];
  isGeneric: boolean;
}

/** What every entity is called: its names, its spellings in the report, and what people say for short. */
export function entityNames(): EntityNames[] {
  const { aliases } = lexiconData();
  return entities().map(({ slug, name, printed, kind }) => ({
    slug,
    names: [
      ...new Set([
        name.en,
        name.zh,
        ...splitNames(name.en),
        ...splitNames(name.zh),
        ...spaced(name.en),
        ...printed,
        ...(aliases[slug] ?? []),
      ]),
    ].filter((each) => !never.has(each.toLowerCase()) && each.length > 1),
    isGeneric: generic.has(kind),
  }));
}

/** A name written in one word as two: "DreamStudio" is also "Dream Studio". */
function spaced(name: string): string[] {
  const apart = name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, " ");
  return apart === name || apart.split(" ").some((part) => part.length < 3) ? [] : [apart];
}

/** The parts of a name that holds two: "Douyin / TikTok", "X（推特）". */
function splitNames(name: string): string[] {
  return /[/（(]/u.test(name)
    ? name
        .split(/[/（()）]/u)
        .map((part) => part.trim())
        .filter((part) => part !== "")
    : [];
}
