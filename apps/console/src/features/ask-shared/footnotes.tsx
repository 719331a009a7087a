import { useTranslations } from "next-intl";
import type { Citation } from "@assay/ui/citation";

/** The sources of an answer: where each stands, by lines, and whether that was confirmed. */
export function Footnotes({ citations }: { citations: readonly Citation[] }) {
  const t = useTranslations("ask-shared");
  if (citations.length === 0) return <p className="text-sm text-muted italic">{t("noSources")}</p>;
  return (
    <div className="grid gap-1 border-t border-line pt-2 text-sm">
      <h2 className="text-sm text-muted">{t("sources")}</h2>
      <ol className="grid gap-1">
        {citations.map((citation) => (
          <Footnote key={citation.number} citation={citation} />
        ))}
      </ol>
    </div>
  );
}

function Footnote({ citation: { number, title, path = [], lines, state, href } }: { citation: Citation }) {
  const t = useTranslations("ask-shared");
  const [first, last] = lines ?? [];
  const place = [
    ...path,
    ...(first === undefined || last === undefined
      ? []
      : [t(first === last ? "line" : "lines", { first, last })]),
  ];
  return (
    <li className="sheet-note grid grid-cols-[1.5rem_minmax(0,1fr)]">
      <span className="text-accent">{number}</span>
      <span className="min-w-0 break-words">
        <a href={href} className="link">
          {title}
        </a>
        {place.length > 0 && <span className="text-muted"> · {place.join(" › ")}</span>}
        <span className={state === "unconfirmed" ? "text-warn" : "text-muted"}>
          {" "}
          · {t(`states.${state}`)}
        </span>
      </span>
    </li>
  );
}
