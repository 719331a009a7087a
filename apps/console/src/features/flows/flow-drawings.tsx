import { useLocale, useTranslations } from "next-intl";
import type { Assistant } from "@assay/dialogue";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { FlowGraph } from "@assay/ui/flow-graph";
import { Locale } from "@assay/ui/i18n.ts";
import { anchorOf, drawnFlows } from "./drawn-flows.ts";

/** Every flow of an assistant, drawn. */
export function FlowDrawings({ assistant }: { assistant: Assistant }) {
  const t = useTranslations("flows");
  const language = Locale.parse(useLocale());
  const flows = drawnFlows(assistant, { language, say: (key, values) => t(key, values) });
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,22rem),1fr))] gap-5">
      {flows.map(({ id, title, description, isInternal, nodes, edges }) => (
        <Card
          key={id}
          id={anchorOf(id)}
          title={asHeading(title, language)}
          aside={
            isInternal ? <Badge>{t("internal")}</Badge> : <code className="text-sm text-faint">{id}</code>
          }
        >
          <FlowGraph title={t("steps", { title })} nodes={nodes} edges={edges} />
          <p className="mt-3 text-xs text-muted">
            {t("meant")} <span lang="en">{description}</span>
          </p>
        </Card>
      ))}
    </div>
  );
}

/** A title that is written for the middle of a sentence, at its beginning. */
function asHeading(title: string, language: Locale): string {
  return title.charAt(0).toLocaleUpperCase(language) + title.slice(1);
}
