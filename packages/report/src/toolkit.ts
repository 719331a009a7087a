import type { Toolkit } from "@assay/toolkit";
import { reportPrompts } from "./prompts.ts";
import { createReportResources } from "./resources.ts";
import { createSourceText } from "./source-text.ts";
import { calculatorPage } from "./views/calculator-page.ts";
import { createReportTools } from "./tools/index.ts";

/** Everything the report offers to MCP clients and agents. `reportFile` is the user's copy of the text, if any. */
export function createReportToolkit({ reportFile }: { reportFile?: string | undefined } = {}): Toolkit {
  const source = createSourceText(reportFile);
  return {
    tools: createReportTools({ source }),
    resources: [...createReportResources(source), calculatorPage],
    prompts: reportPrompts,
  };
}
