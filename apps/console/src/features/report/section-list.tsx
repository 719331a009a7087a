import { useLocale } from "next-intl";
import type { Section } from "@assay/report";
import { Card } from "@assay/ui/card";
import { Locale } from "@assay/ui/i18n.ts";
import { SectionTrail } from "./section-trail.tsx";

/** Sections with where they stand and what they say. */
export function SectionList({ title, sections }: { title: string; sections: readonly Section[] }) {
  const locale = Locale.parse(useLocale());
  if (sections.length === 0) return null;
  return (
    <Card id="sections" title={title}>
      <ul className="grid gap-3 text-sm">
        {sections.map(({ id, summary }) => (
          <li key={id} className="grid gap-0.5">
            <SectionTrail section={id} />
            <span className="max-w-[90ch]">{summary[locale]}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
