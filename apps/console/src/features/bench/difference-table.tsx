import { useTranslations } from "next-intl";
import type { Comparison } from "@assay/evals/log";
import { formatDifference, formatP } from "@assay/evals/reports";
import type { RunDiff } from "@assay/evals/reports";
import { Badge } from "@assay/ui/badge";
import { Table, Td, Th } from "@assay/ui/table";

/** How much each model gained or lost between two runs, and on how many samples. */
export function DifferenceTable({
  comparisons,
  diff: { byModel },
}: {
  comparisons: readonly Comparison[];
  diff: RunDiff;
}) {
  const t = useTranslations("bench.compare");
  const pairs = useTranslations("bench.pairs");
  const changes = new Map(byModel.map((each) => [each.model, each]));
  return (
    <Table caption={t("table")}>
      <thead>
        <tr>
          <Th>{t("model")}</Th>
          <Th align="right">{t("difference")}</Th>
          <Th align="right">p</Th>
          <Th align="right">{pairs("holm")}</Th>
          <Th align="right">{t("broken")}</Th>
          <Th align="right">{t("fixed")}</Th>
          <Th align="right">{t("compared")}</Th>
          <Th align="right">{t("uncounted")}</Th>
          <Th>{pairs("verdict")}</Th>
        </tr>
      </thead>
      <tbody>
        {comparisons.map(({ model, difference, p, adjustedP, isSignificant }) => {
          const change = changes.get(model);
          return (
            <tr key={model}>
              <Td className="min-w-36 break-all">{model}</Td>
              <Td align="right">{formatDifference(difference)}</Td>
              <Td align="right">{formatP(p)}</Td>
              <Td align="right">{formatP(adjustedP)}</Td>
              <Td align="right">{change?.broken.length ?? 0}</Td>
              <Td align="right">{change?.fixed.length ?? 0}</Td>
              <Td align="right">{change?.compared ?? 0}</Td>
              <Td align="right">{change?.uncounted.length ?? 0}</Td>
              <Td>
                <Badge tone={isSignificant ? "accent" : "neutral"}>
                  {pairs(isSignificant ? "clear" : "unclear")}
                </Badge>
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
