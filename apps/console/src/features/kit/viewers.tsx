import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { CitationCard } from "@assay/ui/citation";
import type { Citation } from "@assay/ui/citation";
import { CitationChip } from "@assay/ui/citation-chip";
import { DiffView } from "@assay/ui/diff-view";
import { JsonView } from "@assay/ui/json-view";

const states = ["checked", "exists", "unconfirmed"] as const;

/** Citations, JSON, differences. */
export function Viewers() {
  const t = useTranslations("kit");
  const citations: Citation[] = states.map((state, at) => ({
    number: at + 1,
    title: t("report"),
    path: [t("one"), t("two")],
    lines: [368, 369],
    quote: t("sentence"),
    state,
    href: "/report/lines/368-369",
  }));
  return (
    <>
      <Card title={t("citations")}>
        <p>
          {t("sentence")}{" "}
          {citations.map((citation) => (
            <CitationChip key={citation.number} citation={citation} />
          ))}
        </p>
        <div className="mt-4 grid gap-3 md:grid-cols-3">
          {citations.map((citation) => (
            <CitationCard key={citation.number} citation={citation} />
          ))}
        </div>
      </Card>
      <Card title={t("json")}>
        <JsonView
          label={t("json")}
          value={{
            text: t("sentence"),
            count: 3,
            isTrue: true,
            nothing: null,
            list: [1, "two", { deep: [] }],
          }}
        />
      </Card>
      <Card title={t("diff")}>
        <DiffView before={t("before")} after={t("after")} beforeLabel={t("one")} afterLabel={t("two")} />
      </Card>
    </>
  );
}
