import { useTranslations } from "next-intl";
import type { Entity } from "@assay/report";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import type { ReactNode } from "react";
import { Detail } from "./fact-details.tsx";
import { LinesLink } from "./lines-link.tsx";
import { SectionTrail } from "./section-trail.tsx";
import { RecordLink } from "./record-link.tsx";

const tones: Record<Entity["verdict"], Tone> = {
  low: "warn",
  medium: "info",
  high: "good",
  "very-high": "good",
  "none-given": "neutral",
};

/** What the report says a name is, how it prints it, and where. */
export function NameDetails({ entity }: { entity: Entity }) {
  const t = useTranslations("report");
  const words = useTranslations("vocabulary");
  const { name, printed, kind, layer, region, verdict, sections, lines } = entity;
  return (
    <Card>
      <dl className="grid gap-x-8 gap-y-2 text-sm sm:grid-cols-2">
        <Detail name={t("name.english")}>{name.en}</Detail>
        <Detail name={t("name.chinese")}>
          <span lang="zh-Hans">{name.zh}</span>
        </Detail>
        <Detail name={t("fields.kind")}>
          <FilterLink name="kind" value={kind}>
            {words(`entityKinds.${kind}`)}
          </FilterLink>
        </Detail>
        <Detail name={t("fields.layer")}>
          <FilterLink name="layer" value={layer}>
            {words(`layers.${layer}`)}
          </FilterLink>
        </Detail>
        {region !== undefined && (
          <Detail name={t("fields.region")}>
            <FilterLink name="region" value={region}>
              {words(`regions.${region}`)}
            </FilterLink>
          </Detail>
        )}
        <Detail name={t("name.verdict")}>
          <Badge tone={tones[verdict]}>{words(`segmentVerdicts.${verdict}`)}</Badge>
        </Detail>
        {printed.length > 0 && (
          <Detail name={t("name.printed")} className="sm:col-span-2">
            {printed.join(t("name.separator"))}
          </Detail>
        )}
        <Detail name={t("fields.lines")} className="sm:col-span-2">
          <span className="flex flex-wrap gap-x-3 gap-y-1">
            {lines.map((range) => (
              <LinesLink key={range.join("-")} lines={range} />
            ))}
          </span>
        </Detail>
        <Detail name={t("name.sections")} className="sm:col-span-2">
          <ul className="grid gap-1">
            {sections.map((section) => (
              <li key={section}>
                <SectionTrail section={section} />
              </li>
            ))}
          </ul>
        </Detail>
      </dl>
    </Card>
  );
}

function FilterLink({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <RecordLink href={`/report/entities?${new URLSearchParams({ [name]: value }).toString()}`}>
      {children}
    </RecordLink>
  );
}
