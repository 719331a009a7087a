import { useTranslations } from "next-intl";
import type { QuotedLine } from "@assay/report";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { Notice } from "@assay/ui/notice";
import { linesHref } from "./line-ranges.ts";
import { Highlighted } from "./search-results.tsx";
import { RecordLink } from "./record-link.tsx";

export interface LineResultsProps {
  query: string;
  /** The lines found, or why the text was not searched. */
  found: readonly QuotedLine[] | "noFile" | "unreadable";
}

/** Lines of the report's own text that answer a search. */
export function LineResults({ query, found }: LineResultsProps) {
  const t = useTranslations("report");
  if (found === "noFile") {
    return (
      <p className="max-w-[72ch] text-sm text-muted">
        {t.rich("search.noFile", { code: (name) => <code className="text-ink">{name}</code> })}
      </p>
    );
  }
  if (found === "unreadable") {
    return (
      <Notice tone="warn" title={t("passage.unreadable")}>
        {t("passage.unreadableFix")}
      </Notice>
    );
  }
  if (found.length === 0) return null;
  return (
    <Card
      title={
        <>
          {t("search.text")} <Badge>{found.length}</Badge>
        </>
      }
    >
      <ol className="grid gap-1.5">
        {found.map(({ line, text }) => (
          <li key={line} className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-3">
            <RecordLink href={linesHref([line, line])} className="figure text-sm">
              {line}
            </RecordLink>
            <span lang="zh-Hans" className="wrap-anywhere text-sm">
              <Highlighted text={text} query={query} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
