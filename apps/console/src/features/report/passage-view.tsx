import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { Notice } from "@assay/ui/notice";
import { classNames } from "@assay/ui/class-names.ts";
import { LinesLink } from "./lines-link.tsx";
import { linesHref, linesText } from "./line-ranges.ts";
import type { Lines } from "./line-ranges.ts";
import type { Passage } from "./read-passage.ts";
import { RecordLink } from "./record-link.tsx";

/** The report's own words on some lines, or how to have them quoted. */
export function PassageView({ passage, lines }: { passage: Passage; lines: Lines }) {
  const t = useTranslations("report.passage");
  return (
    <Card id={`passage-${lines.join("-")}`} title={t("title")} aside={<LinesLink lines={lines} />}>
      {passage.state === "quoted" ? (
        <QuotedLines passage={passage} />
      ) : passage.state === "noFile" ? (
        <p className="max-w-[72ch] text-sm text-muted">
          {t.rich("noFile", { code: (name) => <code className="text-ink">{name}</code> })}
        </p>
      ) : (
        <Notice tone="warn" title={t("unreadable")}>
          {t("unreadableFix")}
        </Notice>
      )}
    </Card>
  );
}

function QuotedLines({ passage }: { passage: Extract<Passage, { state: "quoted" }> }) {
  const t = useTranslations("report.passage");
  const { lines, rest } = passage;
  const hasMarks = lines.some(({ isMarked }) => isMarked);
  if (lines.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <>
      <ol lang="zh-Hans" className="grid">
        {lines.map(({ line, text, isMarked }) => (
          <li
            key={line}
            id={`line-${line}`}
            className={classNames(
              "grid grid-cols-[2.5rem_minmax(0,1fr)] gap-3 border-l-2 py-0.5 pr-2",
              isMarked ? "border-accent bg-accent-soft" : "border-transparent",
            )}
          >
            <Link
              href={linesHref([line, line])}
              prefetch={false}
              className="figure text-sm text-muted hover:underline"
            >
              {line}
            </Link>
            {isMarked ? (
              <mark className="bg-transparent wrap-anywhere text-ink">{text}</mark>
            ) : (
              <span className={classNames("wrap-anywhere", hasMarks && "text-muted")}>{text}</span>
            )}
          </li>
        ))}
      </ol>
      {rest !== undefined && (
        <p className="mt-3 text-sm">
          <RecordLink href={linesHref(rest)}>{t("rest", { lines: linesText(rest) })}</RecordLink>
        </p>
      )}
    </>
  );
}
