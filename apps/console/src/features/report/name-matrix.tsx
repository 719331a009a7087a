import { useTranslations } from "next-intl";
import { Entity } from "@assay/report";
import { HeatTable } from "@assay/ui/heat-table";
import { withFilters } from "./search-filters.ts";

const path = "/report/entities";
const none = "none";

export interface NameMatrixProps {
  /** The names of the other filters, of every layer and region. */
  names: readonly Entity[];
  values: ReadonlyMap<string, string>;
}

/** How many names stand in which layer and region; each figure leads to them. */
export function NameMatrix({ names, values }: NameMatrixProps) {
  const t = useTranslations("report.names");
  const words = useTranslations("vocabulary");
  const counts = Map.groupBy(names, ({ layer, region = none }) => `${layer} ${region}`);
  const used = new Set(names.map(({ region = none }) => region));
  const regions = [...Entity.shape.region.unwrap().options, none].filter((region) => used.has(region));
  const layers = Entity.shape.layer.options;
  return (
    <HeatTable
      title={t("matrix")}
      unit={t("matrixUnit")}
      corner={t("matrixCorner")}
      rows={layers.map((layer) => ({
        id: layer,
        label: words(`layers.${layer}`),
        href: withFilters(path, values, { layer, region: undefined }),
      }))}
      columns={regions.map((region) =>
        region === none
          ? { id: none, label: t("noRegion") }
          : {
              id: region,
              label: words(`regions.${region}`),
              href: withFilters(path, values, { region, layer: undefined }),
            },
      )}
      cells={layers.flatMap((layer) =>
        regions.map((region) => ({
          row: layer,
          column: region,
          value: counts.get(`${layer} ${region}`)?.length,
          ...(region === none ? {} : { href: withFilters(path, values, { layer, region }) }),
        })),
      )}
    />
  );
}
