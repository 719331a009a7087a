import type { Toolkit } from "@assay/toolkit";
import { createSourceText } from "./source-text.ts";
import { createReportTools } from "./tools/index.ts";

/** Everything the report offers to MCP clients and agents. `reportFile` is the user's copy of the text, if any. */
export function createReportToolkit({ reportFile }: { reportFile?: string | undefined } = {}): Toolkit {
  return { tools: createReportTools({ source: createSourceText(reportFile) }), resources: [], prompts: [] };
}
