import { findCalculator } from "@assay/report/calculators";
import { calculatorCsv, csvParts } from "~/features/calculators/calculator-csv.ts";
import { readSpeaker } from "~/features/calculators/speaker.ts";
import { readState } from "~/features/calculators/state.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function GET(request: Request, { params }: RouteContext<"/calculators/[id]/csv">) {
  await requirePrincipal("data.read");
  const [{ id }, speaker] = await Promise.all([params, readSpeaker()]);
  const calculator = findCalculator(id);
  const { searchParams } = new URL(request.url);
  const part = csvParts.find((each) => each === (searchParams.get("what") ?? "result"));
  if (calculator === undefined || part === undefined) return new Response(null, { status: 404 });
  const query: Record<string, string | string[]> = {};
  for (const name of searchParams.keys()) {
    const values = searchParams.getAll(name);
    if (name !== "what" && name !== "keep") query[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  const { state } = readState(calculator, query);
  return new Response(calculatorCsv(calculator, state, { part, speaker }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${id}-${part}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
