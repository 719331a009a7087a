import { useTranslations } from "next-intl";
import type { Metric } from "@assay/evals";

/** A metric's name, with its tries, and whether less of it is better. */
export function useMetricName(): (metric: Metric) => string {
  const t = useTranslations("bench.metric");
  return ({ id, kind, k = 1, isLowerBetter }) =>
    [id, kind === "mean" ? "" : t(kind, { k }), isLowerBetter === true ? t("lower") : ""]
      .filter((part) => part !== "")
      .join(" · ");
}
