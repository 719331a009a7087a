import { useLocale, useTranslations } from "next-intl";
import type { Entity } from "@assay/report";
import { Card } from "@assay/ui/card";
import { Locale } from "@assay/ui/i18n.ts";
import { MoreLink } from "./fact-list.tsx";
import { RecordLink } from "./record-link.tsx";

export interface NameListProps {
  title: string;
  names: readonly Entity[];
  more?: { href: string; count: number } | undefined;
}

/** Names, each with what the report says it is. */
export function NameList({ title, names, more }: NameListProps) {
  const locale = Locale.parse(useLocale());
  const t = useTranslations("vocabulary.entityKinds");
  if (names.length === 0) return null;
  return (
    <Card id="names" title={title} aside={more !== undefined && <MoreLink {...more} />}>
      <ul className="grid gap-2 text-sm">
        {names.map(({ slug, name, kind, note }) => (
          <li key={slug}>
            <RecordLink href={`/report/entities/${slug}`}>{name[locale]}</RecordLink>{" "}
            <span className="text-xs text-faint">{t(kind)}</span>
            <span className="block text-muted">{note[locale]}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
