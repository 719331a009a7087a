import { csvResponse } from "~/features/report/csv-response.ts";
import { factLines } from "~/features/report/fact-csv.ts";
import { givenOf } from "~/features/report/search-filters.ts";
import { readFacts } from "~/features/report/select-records.ts";
import { requirePrincipal } from "~/server/principal.ts";

/** The filtered facts as a file. */
export async function GET(request: Request): Promise<Response> {
  await requirePrincipal("data.read");
  return csvResponse("facts", factLines(readFacts(givenOf(request.url)).items));
}
