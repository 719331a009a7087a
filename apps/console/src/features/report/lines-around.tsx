import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@assay/ui/button";
import { linesAround, linesHref, linesText } from "./line-ranges.ts";
import type { Lines } from "./line-ranges.ts";

/** Leads to the lines before and after. */
export function LinesAround({ lines }: { lines: Lines }) {
  const t = useTranslations("report.linesPage");
  const { before, after } = linesAround(lines);
  return (
    <>
      {before !== undefined && (
        <Link href={linesHref(before)} rel="prev" className={buttonClass("secondary")}>
          {t("before", { lines: linesText(before) })}
        </Link>
      )}
      {after !== undefined && (
        <Link href={linesHref(after)} rel="next" className={buttonClass("secondary")}>
          {t("after", { lines: linesText(after) })}
        </Link>
      )}
    </>
  );
}
