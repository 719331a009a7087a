import { useTranslations } from "next-intl";
import { Badge } from "./badge.tsx";
import type { Tone } from "./badge.tsx";
import { Icon } from "./icon.tsx";

export interface Citation {
  /** The number it has in its answer. */
  number: number;
  title: string;
  /** The sections it stands in, outermost first. */
  path?: readonly string[];
  /** First and last line. */
  lines?: readonly [number, number];
  quote?: string;
  /** The passage was found; its wording was compared with the quote and agrees; or neither could be confirmed. */
  state: "exists" | "checked" | "unconfirmed";
  /** The page that shows the passage. */
  href: string;
}

const tones: Record<Citation["state"], Tone> = { exists: "info", checked: "good", unconfirmed: "warn" };

/** Where a statement comes from. Made of phrases only, so that it may stand inside a paragraph. */
export function CitationCard({ citation }: { citation: Citation }) {
  const t = useTranslations("ui.citation");
  const { number, title, path = [], lines, quote, state, href } = citation;
  const [first, last] = lines ?? [];
  return (
    <span className="grid gap-1.5 text-left text-sm text-ink">
      <span className="flex items-start justify-between gap-2">
        <cite className="min-w-0 font-medium not-italic">
          <span className="text-accent">{number}</span> {title}
        </cite>
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
      </span>
      {(path.length > 0 || first !== undefined) && (
        <span className="text-xs text-muted">
          {[
            ...path,
            ...(first === undefined
              ? []
              : [t(first === last ? "line" : "lines", { first, last: last ?? first })]),
          ].join(" › ")}
        </span>
      )}
      {quote !== undefined && (
        <q className="block max-h-40 overflow-hidden border-l-2 border-accent pl-2 text-muted">{quote}</q>
      )}
      <a href={href} className="link inline-flex items-center gap-1 justify-self-start coarse:min-h-11">
        {t("open")} <Icon name="external" className="size-3.5" />
      </a>
    </span>
  );
}
