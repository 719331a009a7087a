import { graphOf } from "@assay/dialogue";
import { createReportAssistant } from "@assay/report/classic";
import { fileResponse } from "~/features/flows/file-response.ts";
import { requirePrincipal } from "~/server/principal.ts";

/** The graph of the flows, as data. */
export async function GET(): Promise<Response> {
  await requirePrincipal("data.read");
  const text = `${JSON.stringify(graphOf(createReportAssistant()), null, 2)}\n`;
  return fileResponse({ name: "flows.json", type: "application/json", text });
}
