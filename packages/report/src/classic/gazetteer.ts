import { entities } from "../data.ts";
import type { Entity } from "../entity.ts";
import entityAliases from "./lexicon/entity-aliases.json" with { type: "json" };

/** Words that are a name only where they stand as one: too common to be recognised anywhere. */
const common = new Set([
  "x", "chai", "scale", "time", "vision", "express", "edge", "canvas", "speak", "glow", "cursor", "scenario", "arc",
  "stability", "bark", "looka", "orion", "lynx", "monica", "vela", "vast", "hazy", "replicate", "arthur", "alexa",
  "claude", "shulman", "pov", "flat", "api", "vs", "pro plan", "premier plan", "强化", "监督", "索尼", "环球",
]);

/** Names that mean something else in most questions and are recognised with a capital or as part of a longer name. */
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
  const aliases: Readonly<Record<string, readonly string[] | undefined>> = entityAliases;
  return entities().map(({ slug, name, printed, kind }) => ({
    slug,
    names: [...new Set([name.en, name.zh, ...splitNames(name.en), ...splitNames(name.zh), ...printed, ...(aliases[slug] ?? [])])].filter(
      (each) => !never.has(each.toLowerCase()) && each.length > 1,
    ),
    isGeneric: generic.has(kind),
  }));
}

/** The parts of a name that holds two: "Douyin / TikTok", "X（推特）". */
function splitNames(name: string): string[] {
  return /[/（(]/u.test(name) ? name.split(/[/（()）]/u).map((part) => part.trim()).filter((part) => part !== "") : [];
}

/** Whether a name is also an ordinary word, so that it needs more than itself to be meant. */
export function isCommonWord(name: string): boolean {
  return common.has(name.toLowerCase());
}
