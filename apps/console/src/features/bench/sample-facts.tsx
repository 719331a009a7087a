import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { JsonView } from "@assay/ui/json-view";
import { ForeignValue } from "./foreign-value.tsx";
import type { SamplePage } from "./read-sample.ts";

/** What was asked, and what was to be answered. */
export function SampleFacts({ page: { sample } }: { page: SamplePage }) {
  const t = useTranslations("bench.sample");
  const { input, expected, metadata, cluster, hash } = sample;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
      <Card title={t("input")}>
        <ForeignValue value={input} />
      </Card>
      <Card title={t("expected")}>
        <div className="grid gap-3">
          {expected === undefined ? (
            <p className="text-muted">{t("noExpected")}</p>
          ) : (
            <ForeignValue value={expected} />
          )}
          {metadata !== undefined && <JsonView value={metadata} label={t("metadata")} openDepth={1} />}
          <p className="text-sm break-all text-muted">{t("belongs", { cluster, hash })}</p>
        </div>
      </Card>
    </div>
  );
}
