import type { Lines } from "~/features/report/line-ranges.ts";
import { PassageView } from "~/features/report/passage-view.tsx";
import { readPassage } from "~/features/report/read-passage.ts";
import { reportText } from "~/server/report.ts";

/** The report's own words on the lines of a claim, where a copy of the report is at hand. */
export async function ClaimPassages({ lines }: { lines: readonly Lines[] }) {
  const source = reportText();
  const passages = await Promise.all(
    lines.map(async (range) => ({ range, passage: await readPassage(source, range) })),
  );
  const quoted = passages.filter(({ passage }) => passage.state === "quoted");
  if (quoted.length === 0) return null;
  return (
    <div className="mt-5 grid gap-5">
      {quoted.map(({ range, passage }) => (
        <PassageView key={range.join("-")} passage={passage} lines={range} />
      ))}
    </div>
  );
}
