export { figuresOfReportRecord, resolveReportCitation } from "./citations.ts";
export type { ReportCitation } from "./citations.ts";
export { Claim } from "./claim.ts";
export {
  claimById,
  claims,
  entities,
  entityBySlug,
  factById,
  facts,
  isWithin,
  sectionById,
  sectionPath,
  sections,
} from "./data.ts";
export { Entity } from "./entity.ts";
export { evaluateClaim } from "./evaluate-claim.ts";
export type { Evaluation, EvaluationOutcome, Interval, Verdict } from "./evaluate-claim.ts";
export { Fact } from "./fact.ts";
export { reportInstructions } from "./instructions.ts";
export type { ReportInstructions } from "./instructions.ts";
export { searchLines } from "./search-lines.ts";
export { searchReport } from "./search-report.ts";
export type { RecordKind, ReportHit } from "./search-report.ts";
export { Section } from "./section.ts";
export { selectClaims, selectEntities, selectFacts } from "./select.ts";
export type { ClaimFilter, EntityFilter, EvaluatedClaim, FactFilter } from "./select.ts";
export { createSourceText } from "./source-text.ts";
export type { QuotedLine, SourceText } from "./source-text.ts";
export { subjectOf } from "./subject.ts";
export { createReportToolkit } from "./toolkit.ts";
export { unknownId } from "./unknown-id.ts";
