import { createReportToolkit } from "@assay/report";
import type { Toolkit } from "@assay/toolkit";
import { selectToolkit } from "@assay/toolkit";
import type { ServerInfo } from "@assay/toolkit/server";
import { UsageError, readVariable } from "./env.ts";
import { version } from "./version.ts";

/** What the MCP server says of itself. */
export const serverInfo: ServerInfo = {
  name: "assay",
  title: "Assay",
  version,
  instructions: [
    "Assay serves a 2024 Chinese market report on AI as data: sections, facts, entities, claims, and calculators that rerun its arithmetic.",
    "Search first (search_report, Chinese or English), then open records by id. Cite fact and claim ids with their line ranges.",
    "To test a figure use check_claim; with other inputs use its overrides, run_calculator or compare_scenarios. Verdicts: reproduced, close, off; consistent, inconsistent; application claims stay not-run until the bench has run them.",
    "Summaries and notes are Assay's own words; the report's text is quoted only where the user has pointed ASSAY_REPORT_FILE at a copy.",
  ].join("\n"),
};

export const knownToolsets = ["report"];

/** The toolkit a command serves. `toolsets` is a comma-separated list or `all`. */
export function assembleToolkit({
  toolsets = "report",
  readOnly = false,
}: {
  toolsets?: string;
  readOnly?: boolean;
}): Toolkit {
  const chosen = toolsets === "all" ? "all" : toolsets.split(",").map((name) => name.trim());
  const unknown = chosen === "all" ? [] : chosen.filter((name) => !knownToolsets.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(
      `There is no toolset ${unknown.join(", ")}. There are: ${knownToolsets.join(", ")}; or all.`,
    );
  }
  return selectToolkit([createReportToolkit({ reportFile: readVariable("ASSAY_REPORT_FILE") })], {
    toolsets: chosen,
    readOnly,
  });
}
