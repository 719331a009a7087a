import { z } from "zod";
import applicationClaims from "../data/claims/application.json" with { type: "json" };
import arithmeticApplications from "../data/claims/arithmetic-applications.json" with { type: "json" };
import arithmeticFoundation from "../data/claims/arithmetic-foundation.json" with { type: "json" };
import consistencyClaims from "../data/claims/consistency.json" with { type: "json" };
import applicationEntities from "../data/entities/application.json" with { type: "json" };
import computeEntities from "../data/entities/compute.json" with { type: "json" };
import dataEntities from "../data/entities/data.json" with { type: "json" };
import hardwareEntities from "../data/entities/hardware.json" with { type: "json" };
import infrastructureEntities from "../data/entities/infrastructure.json" with { type: "json" };
import modelEntities from "../data/entities/model.json" with { type: "json" };
import consumerFacts from "../data/facts/consumer.json" with { type: "json" };
import designFacts from "../data/facts/design.json" with { type: "json" };
import enterpriseFacts from "../data/facts/enterprise.json" with { type: "json" };
import foundationFacts from "../data/facts/foundation.json" with { type: "json" };
import hardwareFacts from "../data/facts/hardware.json" with { type: "json" };
import infrastructureFacts from "../data/facts/infrastructure.json" with { type: "json" };
import modelFacts from "../data/facts/models.json" with { type: "json" };
import outlookFacts from "../data/facts/outlook.json" with { type: "json" };
import productionFacts from "../data/facts/production-control.json" with { type: "json" };
import sectionRows from "../data/sections.json" with { type: "json" };
import { Claim } from "./claim.ts";
import { Entity } from "./entity.ts";
import { Fact } from "./fact.ts";
import { Section } from "./section.ts";

const factRows: unknown[] = [
  ...outlookFacts,
  ...foundationFacts,
  ...infrastructureFacts,
  ...modelFacts,
  ...enterpriseFacts,
  ...designFacts,
  ...productionFacts,
  ...consumerFacts,
  ...hardwareFacts,
];

const entityRows: unknown[] = [
  ...computeEntities,
  ...dataEntities,
  ...infrastructureEntities,
  ...modelEntities,
  ...applicationEntities,
  ...hardwareEntities,
];

const claimRows: unknown[] = [
  ...arithmeticFoundation,
  ...arithmeticApplications,
  ...consistencyClaims,
  ...applicationClaims,
];

/** Every section, in the order of the report. */
export const sections = once(() => z.array(Section).parse(sectionRows));
/** Every figure the report states, in the order of its lines. */
export const facts = once(() => z.array(Fact).parse(factRows));
/** Every name the report mentions, by layer. */
export const entities = once(() => z.array(Entity).parse(entityRows));
/** Every claim: arithmetic, consistency, application. */
export const claims = once(() => z.array(Claim).parse(claimRows));

export const sectionById = once(() => new Map(sections().map((section) => [section.id, section])));
export const factById = once(() => new Map(facts().map((fact) => [fact.id, fact])));
export const entityBySlug = once(() => new Map(entities().map((entity) => [entity.slug, entity])));
export const claimById = once(() => new Map(claims().map((claim) => [claim.id, claim])));

/** The section and those it stands in, outermost first. */
export function sectionPath(id: string): Section[] {
  const section = sectionById().get(id);
  if (section === undefined) return [];
  return [...(section.parent === null ? [] : sectionPath(section.parent)), section];
}

/** Whether `id` is `ancestor` or stands below it. */
export function isWithin(id: string, ancestor: string): boolean {
  return sectionPath(id).some((section) => section.id === ancestor);
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
