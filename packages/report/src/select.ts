import { Failure } from "@assay/toolkit";
import type { Claim } from "./claim.ts";
import { claims, entities, entityBySlug, facts, isWithin, sectionById } from "./data.ts";
import type { Entity } from "./entity.ts";
import { evaluateClaim } from "./evaluate-claim.ts";
import type { Evaluation, Verdict } from "./evaluate-claim.ts";
import type { Fact } from "./fact.ts";
import type { RecordKind } from "./search-report.ts";
import { searchReport } from "./search-report.ts";
import { unknownId } from "./unknown-id.ts";
import { EntityKind, Layer, Metric, Region, SegmentVerdict, Unit } from "./vocabulary.ts";

/** Conditions on facts; all that are given must hold. `text` also orders by relevance. */
export interface FactFilter {
  text?: string | undefined;
  /** A section id; its subsections count. */
  section?: string | undefined;
  metric?: string | undefined;
  entity?: string | undefined;
  region?: string | undefined;
  unit?: string | undefined;
  currency?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
}

/** @returns the facts in the order of the report or of relevance, or a {@link Failure} for an id that names nothing */
export function selectFacts(filter: FactFilter): Fact[] | Failure {
  const { text, section, metric, entity, region, unit, currency, min, max } = filter;
  const wrong =
    checkSection(section) ??
    checkWord("metric", metric, Metric.options) ??
    checkWord("region", region, Region.options) ??
    checkWord("unit", unit, Unit.options) ??
    checkRange(min, max) ??
    (entity !== undefined && !entityBySlug().has(entity)
      ? unknownId("entity", "entity", entity, entityBySlug().keys())
      : undefined);
  if (wrong !== undefined) return wrong;
  return byRelevance(
    facts().filter(
      (fact) =>
        (section === undefined || isWithin(fact.section, section)) &&
        (metric === undefined || fact.metric === metric) &&
        (entity === undefined || fact.entity === entity) &&
        (region === undefined || fact.region === region) &&
        (unit === undefined || fact.unit === unit) &&
        (currency === undefined || fact.currency === currency) &&
        (min === undefined || (fact.high ?? fact.value ?? fact.low ?? -Infinity) >= min) &&
        (max === undefined || (fact.low ?? fact.value ?? fact.high ?? Infinity) <= max),
    ),
    ({ id }) => id,
    "fact",
    text,
  );
}

export interface EntityFilter {
  name?: string | undefined;
  kind?: string | undefined;
  layer?: string | undefined;
  region?: string | undefined;
  verdict?: string | undefined;
  section?: string | undefined;
}

export function selectEntities(filter: EntityFilter): Entity[] | Failure {
  const { name, kind, layer, region, verdict, section } = filter;
  return (
    checkSection(section) ??
    checkWord("kind", kind, EntityKind.options) ??
    checkWord("layer", layer, Layer.options) ??
    checkWord("region", region, Region.options) ??
    checkWord("verdict", verdict, SegmentVerdict.options) ??
    byRelevance(
      entities().filter(
        (entity) =>
          (kind === undefined || entity.kind === kind) &&
          (layer === undefined || entity.layer === layer) &&
          (region === undefined || entity.region === region) &&
          (verdict === undefined || entity.verdict === verdict) &&
          (section === undefined || entity.sections.some((each) => isWithin(each, section))),
      ),
      ({ slug }) => slug,
      "entity",
      name,
    )
  );
}

export interface ClaimFilter {
  kind?: Claim["kind"] | undefined;
  verdict?: Verdict | undefined;
  vertical?: string | undefined;
  section?: string | undefined;
  text?: string | undefined;
}

export interface EvaluatedClaim {
  claim: Claim;
  evaluation: Evaluation;
}

export function selectClaims(filter: ClaimFilter): EvaluatedClaim[] | Failure {
  const { kind, verdict, vertical, section, text } = filter;
  return (
    checkSection(section) ??
    byRelevance(
      claims().filter(
        (claim) =>
          (kind === undefined || claim.kind === kind) &&
          (vertical === undefined || (claim.kind === "application" && claim.vertical === vertical)) &&
          (section === undefined || isWithin(claim.section, section)),
      ),
      ({ id }) => id,
      "claim",
      text,
    ).flatMap((claim) => {
      const outcome = evaluateClaim(claim);
      if (!outcome.ok) throw new Error(`claim ${claim.id} does not evaluate`);
      const { evaluation } = outcome;
      return verdict === undefined || evaluation.verdict === verdict ? [{ claim, evaluation }] : [];
    })
  );
}

/** A word of a fixed vocabulary, or a failure that names the nearest. */
function checkWord(field: string, word: string | undefined, known: readonly string[]): Failure | undefined {
  return word === undefined || known.includes(word) ? undefined : unknownId(field, field, word, known);
}

function checkRange(min: number | undefined, max: number | undefined): Failure | undefined {
  if (min === undefined || max === undefined || min <= max) return undefined;
  return new Failure({
    code: "report.empty_range",
    message: `min (${min}) is above max (${max}): no figure can be both.`,
    field: "min",
    fix: "Swap them, or leave one out.",
  });
}

function checkSection(section: string | undefined): Failure | undefined {
  return section === undefined || sectionById().has(section)
    ? undefined
    : unknownId("section", "section", section, sectionById().keys());
}

function byRelevance<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  kind: RecordKind,
  text: string | undefined,
): Item[] {
  if (text === undefined) return [...items];
  const ranks = new Map(searchReport(text, [kind]).map(({ id }, rank) => [id, rank]));
  return items
    .filter((item) => ranks.has(idOf(item)))
    .toSorted((left, right) => (ranks.get(idOf(left)) ?? 0) - (ranks.get(idOf(right)) ?? 0));
}
