import type { Tool } from "@assay/toolkit";
import { checkClaim } from "./check-claim.ts";
import { compareScenarios } from "./compare-scenarios.ts";
import type { ReportContext } from "./context.ts";
import { findEntities } from "./find-entities.ts";
import { getSection } from "./get-section.ts";
import { listCalculators } from "./list-calculators.ts";
import { listClaims } from "./list-claims.ts";
import { queryFacts } from "./query-facts.ts";
import { runCalculator } from "./run-calculator.ts";
import { searchReportTool } from "./search-report.ts";

/** The toolset `report`: what an analyst asks of the report, in the order a session uses it. */
export function createReportTools(context: ReportContext): Tool[] {
  return [
    searchReportTool(context),
    getSection(context),
    queryFacts(),
    findEntities(),
    listClaims(),
    checkClaim(context),
    listCalculators(),
    runCalculator(),
    compareScenarios(),
  ];
}
