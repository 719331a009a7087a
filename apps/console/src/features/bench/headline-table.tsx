import { useTranslations } from "next-intl";
import type { Summary } from "@assay/evals/log";
import { formatEstimate } from "@assay/evals/reports";
import { Badge } from "@assay/ui/badge";
import { Table, Td, Th } from "@assay/ui/table";
import { EstimateTrack } from "./estimate-track.tsx";
import { rankModels } from "./ranked-models.ts";

/** The headline metric of every model, the best first. */
export function HeadlineTable({ name, summary }: { name: string; summary: Summary }) {
  const t = useTranslations("bench.list");
  const [metric] = summary.run.suite.metrics;
  const ranked = rankModels(summary);
  return (
    <Table caption={t("scores", { name })}>
      <thead>
        <tr>
          <Th className="w-2/5">{t("model")}</Th>
          <Th align="right">
            {metric?.id}
            {metric?.isLowerBetter === true && ` (${t("lower")})`}
          </Th>
          <Th className="hidden w-1/3 md:table-cell">
            <span className="sr-only">{t("drawn")}</span>
          </Th>
          <Th align="right">{t("n")}</Th>
        </tr>
      </thead>
      <tbody>
        {ranked.map(({ summary: { model, kind }, estimate }) => (
          <tr key={model}>
            <Td className="min-w-24">
              <span className="break-all">{model}</span>{" "}
              {kind === "baseline" && <Badge>{t("baseline")}</Badge>}
            </Td>
            <Td align="right">{formatEstimate(estimate)}</Td>
            <Td className="hidden md:table-cell">
              <EstimateTrack estimate={estimate} isQuiet={kind === "baseline"} />
            </Td>
            <Td align="right">{estimate?.samples ?? 0}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
