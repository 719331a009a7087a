import { graphOf, toMermaid } from "@assay/dialogue";
import { createReportAssistant } from "@assay/report/classic";
import { fileResponse } from "~/features/flows/file-response.ts";
import { requirePrincipal } from "~/server/principal.ts";

/** The graph of the flows, for programs that draw Mermaid. */
export async function GET(): Promise<Response> {
  await requirePrincipal("data.read");
  return fileResponse({
    name: "flows.mmd",
    type: "text/plain; charset=utf-8",
    text: toMermaid(graphOf(createReportAssistant())),
  });
}
