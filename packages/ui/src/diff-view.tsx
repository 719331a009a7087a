import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { DisclosureMark } from "./icon.tsx";
import { diffTexts, foldUnchanged } from "./line-diff.ts";
import type { DiffRow } from "./line-diff.ts";

export interface DiffViewProps {
  before: string;
  after: string;
  /** What the two texts are called. */
  beforeLabel?: ReactNode;
  afterLabel?: ReactNode;
  /** Unchanged lines that stay visible around a change. */
  context?: number;
}

const mostRows = 3000;
const mostLine = 4000;

/** The difference of two texts, line under line; the words that changed are marked inside changed lines. */
export function DiffView({ before, after, beforeLabel, afterLabel, context = 3 }: DiffViewProps) {
  const t = useTranslations("ui.diff");
  const diff = diffTexts(before, after);
  const shown = diff.rows.slice(0, mostRows);
  const left = diff.left + diff.rows.length - shown.length;
  const isSame = diff.added + diff.removed === 0;
  return (
    <section
      aria-label={t("label")}
      className="min-w-0 overflow-hidden rounded border border-line bg-surface"
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line bg-raised px-3 py-1.5 text-sm">
        {(beforeLabel ?? afterLabel) !== undefined && (
          <span className="min-w-0">
            {beforeLabel} <span className="text-faint">→</span> {afterLabel}
          </span>
        )}
        <span className="ml-auto flex gap-2">
          <span className="text-good">{t("added", { count: diff.added })}</span>
          <span className="text-bad">{t("removed", { count: diff.removed })}</span>
        </span>
      </header>
      {diff.isWhole && <p className="border-b border-line px-3 py-2 text-sm text-muted">{t("whole")}</p>}
      {isSame && <p className="px-3 py-2 text-muted">{t("same")}</p>}
      <div className="font-mono text-xs leading-5">
        {foldUnchanged(shown, context).map(({ isFolded, rows }, at) =>
          isFolded ? (
            <details key={at}>
              <summary className="flex list-none items-center gap-1.5 border-y border-line bg-bg px-3 py-1 font-sans text-xs text-muted hover:bg-raised coarse:min-h-11">
                <DisclosureMark />
                {t("unchanged", { count: rows.length })}
              </summary>
              <Rows rows={rows} />
            </details>
          ) : (
            <Rows key={at} rows={rows} />
          ),
        )}
      </div>
      {left > 0 && (
        <p className="border-t border-line px-3 py-2 text-sm text-muted">{t("left", { count: left })}</p>
      )}
    </section>
  );
}

const looks = {
  same: { row: "", sign: "", mark: "" },
  added: { row: "bg-good-soft", sign: "+", mark: "rounded-sm bg-good/25 text-ink underline decoration-good" },
  removed: {
    row: "bg-bad-soft",
    sign: "−",
    mark: "rounded-sm bg-bad/25 text-ink line-through decoration-bad",
  },
} as const;

const numberLook = "text-right text-muted select-none";

function Rows({ rows }: { rows: readonly DiffRow[] }) {
  const t = useTranslations("ui.diff");
  return rows.map(({ kind, before, after, spans }, at) => (
    <div
      key={at}
      className={classNames(
        "grid grid-cols-[3.25ch_3.25ch_2ch_minmax(0,1fr)] gap-x-1.5 pr-2",
        looks[kind].row,
      )}
    >
      <span className={numberLook}>{before}</span>
      <span className={numberLook}>{after}</span>
      <span className="text-center text-muted select-none">
        <span aria-hidden>{looks[kind].sign}</span>
        {kind !== "same" && (
          <span className="sr-only">{t(kind === "added" ? "addedLine" : "removedLine")}</span>
        )}
      </span>
      <span className="min-h-5 break-words whitespace-pre-wrap">
        {spans.map(({ text, isChanged }, spanAt) =>
          isChanged ? (
            <mark key={spanAt} className={looks[kind].mark}>
              {text}
            </mark>
          ) : (
            <span key={spanAt}>{text.length > mostLine ? `${text.slice(0, mostLine)}…` : text}</span>
          ),
        )}
      </span>
    </div>
  ));
}
