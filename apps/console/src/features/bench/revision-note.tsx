import { useTranslations } from "next-intl";
import type { Provenance } from "@assay/evals/log";
import { Badge } from "@assay/ui/badge";

/** Which code made a run, and whether it was the committed one. */
export function RevisionNote({ provenance: { revision, isDirty } }: { provenance: Provenance }) {
  const t = useTranslations("bench.revision");
  if (revision === undefined) return <span>{t("none")}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <span>
        {t("name")} <code title={revision}>{revision.slice(0, 12)}</code>
      </span>
      {isDirty === true && <Badge tone="warn">{t("dirty")}</Badge>}
    </span>
  );
}
