import { useTranslations } from "next-intl";
import type { Comparison } from "@assay/evals/log";
import { formatDifference, formatP } from "@assay/evals/reports";
import { Badge } from "@assay/ui/badge";
import { Table, Td, Th } from "@assay/ui/table";

/** Paired differences with their intervals and what may be said of them. */
export function ComparisonTable({ comparisons }: { comparisons: readonly Comparison[] }) {
  const t = useTranslations("bench.pairs");
  return (
    <Table caption={t("table")}>
      <thead>
        <tr>
          <Th>{t("model")}</Th>
          <Th>{t("against")}</Th>
          <Th align="right">{t("difference")}</Th>
          <Th align="right">p</Th>
          <Th align="right">{t("holm")}</Th>
          <Th align="right">{t("wins")}</Th>
          <Th align="right">{t("samples")}</Th>
          <Th>{t("verdict")}</Th>
        </tr>
      </thead>
      <tbody>
        {comparisons.map(({ model, against, difference, p, adjustedP, isSignificant, wins, losses }) => (
          <tr key={`${model} ${against}`}>
            <Td className="min-w-36 break-all">{model}</Td>
            <Td className="min-w-36 break-all">{against}</Td>
            <Td align="right">{formatDifference(difference)}</Td>
            <Td align="right">{formatP(p)}</Td>
            <Td align="right">{formatP(adjustedP)}</Td>
            <Td align="right">{wins === undefined ? "–" : `${wins} : ${losses ?? 0}`}</Td>
            <Td align="right">{difference.samples}</Td>
            <Td>
              <Badge tone={isSignificant ? "accent" : "neutral"}>
                {t(isSignificant ? "clear" : "unclear")}
              </Badge>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
