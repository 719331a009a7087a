import { useTranslations } from "next-intl";
import { linesHref, linesText } from "./line-ranges.ts";
import type { Lines } from "./line-ranges.ts";
import { RecordLink } from "./record-link.tsx";

/** Lines of the report, leading to what stands on them. */
export function LinesLink({ lines }: { lines: Lines }) {
  const t = useTranslations("report");
  const [first, last] = lines;
  return (
    <RecordLink href={linesHref(lines)} className="whitespace-nowrap">
      {t(first === last ? "line" : "lines", { lines: linesText(lines) })}
    </RecordLink>
  );
}
