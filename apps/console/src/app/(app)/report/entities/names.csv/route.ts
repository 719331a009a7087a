import { csvResponse } from "~/features/report/csv-response.ts";
import { nameLines } from "~/features/report/name-csv.ts";
import { givenOf } from "~/features/report/search-filters.ts";
import { readNames } from "~/features/report/select-records.ts";
import { requirePrincipal } from "~/server/principal.ts";

/** The filtered names as a file. */
export async function GET(request: Request): Promise<Response> {
  await requirePrincipal("data.read");
  return csvResponse("names", nameLines(readNames(givenOf(request.url)).items));
}
