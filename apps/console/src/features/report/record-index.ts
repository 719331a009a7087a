import { claims, entities, facts, sectionPath, sections } from "@assay/report";
import type { Claim, Entity, Fact, Section } from "@assay/report";
import { overlaps } from "./line-ranges.ts";
import type { Lines } from "./line-ranges.ts";

/** How many records stand in a section, its subsections included. */
export interface SectionCounts {
  facts: number;
  claims: number;
  names: number;
}

/** The sections directly below one; below none are the report's chapters. */
export function subsectionsOf(id: string | null): readonly Section[] {
  return children().get(id) ?? [];
}

export function countsOf(section: string): SectionCounts {
  return counts().get(section) ?? { facts: 0, claims: 0, names: 0 };
}

/** The claims that are computed from a fact or compare it. */
export function claimsOfFact(id: string): readonly Claim[] {
  return claimsByFact().get(id) ?? [];
}

/** The claims of the sections that speak of a name, those about its own facts first. */
export function claimsAround({ slug, sections: within }: Entity): Claim[] {
  const own = new Set(facts().flatMap(({ id, entity }) => (entity === slug ? claimsOfFact(id) : [])));
  return [...own, ...claims().filter((claim) => within.includes(claim.section) && !own.has(claim))];
}

/** Everything that stands on some lines; of the sections the innermost. */
export function recordsOn(lines: Lines): {
  sections: Section[];
  facts: Fact[];
  claims: Claim[];
  names: Entity[];
} {
  const meets = (each: Lines) => overlaps(each, lines);
  return {
    sections: sections().filter(
      (section) => meets(section.lines) && !subsectionsOf(section.id).some((below) => meets(below.lines)),
    ),
    facts: facts().filter((fact) => meets(fact.lines)),
    claims: claims().filter((claim) => claim.lines.some(meets)),
    names: entities().filter((entity) => entity.lines.some(meets)),
  };
}

const children = once(() => Map.groupBy(sections(), ({ parent }) => parent));

const claimsByFact = once(() => {
  const found = new Map<string, Claim[]>();
  for (const claim of claims()) {
    for (const id of claim.kind === "application" ? [] : new Set(claim.facts))
      found.set(id, [...(found.get(id) ?? []), claim]);
  }
  return found;
});

const counts = once(() => {
  const found = new Map<string, SectionCounts>();
  const count = (kind: keyof SectionCounts, within: readonly string[]) => {
    const counted = new Set(within.flatMap((id) => sectionPath(id)).map(({ id }) => id));
    for (const id of counted) {
      const before = found.get(id) ?? { facts: 0, claims: 0, names: 0 };
      found.set(id, { ...before, [kind]: before[kind] + 1 });
    }
  };
  for (const { section } of facts()) count("facts", [section]);
  for (const { section } of claims()) count("claims", [section]);
  for (const { sections: within } of entities()) count("names", within);
  return found;
});

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
