import { useTranslations } from "next-intl";
import { providers } from "@assay/router/providers";
import { DataTable } from "@assay/ui/data-table";
import { weightsOf } from "./entries.ts";
import type { Entry } from "./entries.ts";

/** Models with their prices, limits and sources. */
export function CatalogueTable({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("models.catalogue");
  const rows = entries.map((entry) => {
    const { address, provider, id, model, isReachable } = entry;
    return {
      address,
      provider: providerName(provider) ?? (provider === "local" ? t("openWeightsRow") : provider),
      id,
      play: isReachable ? `/models/playground?model=${encodeURIComponent(address)}` : undefined,
      input: model?.price.input,
      output: model?.price.output,
      cached: model?.price.cachedInput,
      currency: model?.currency,
      context: model?.contextTokens,
      most: model?.maxOutputTokens,
      capabilities: model?.capabilities.map((each) => t(`capabilities.${each}`)).join(", "),
      weights: t(`weightsOf.${weightsOf(model)}`),
      reach: isReachable ? t("reachable") : wantedOf(entry, t),
      source: model?.source,
      asOf: model?.asOf,
      note: [
        ...(model !== undefined && model.tiers.length > 0 ? [t("tiers")] : []),
        ...(model?.peak === undefined ? [] : [t("peak")]),
      ].join("; "),
    };
  });
  return (
    <DataTable
      caption={t("title")}
      csvName="assay-models"
      rows={rows}
      rowId="address"
      initialSort={{ id: "output" }}
      serverRows={200}
      empty={t("nothing")}
      columns={[
        { id: "provider", header: t("provider"), width: 140 },
        { id: "id", header: t("id"), width: 250, href: "play" },
        { id: "input", header: t("input"), format: "number", width: 100 },
        { id: "output", header: t("output"), format: "number", width: 100 },
        { id: "cached", header: t("cached"), format: "number", width: 120, isHidden: true },
        { id: "currency", header: t("currency"), width: 105 },
        { id: "context", header: t("context"), format: "number", width: 120 },
        { id: "most", header: t("most"), format: "number", width: 120, isHidden: true },
        { id: "capabilities", header: t("capability"), width: 230 },
        { id: "weights", header: t("weights"), width: 100 },
        { id: "reach", header: t("reach"), width: 230 },
        { id: "note", header: t("note"), width: 170 },
        { id: "source", header: t("source"), width: 280 },
        { id: "asOf", header: t("asOf"), width: 110 },
      ]}
    />
  );
}

/** A provider's name, where it is known. */
export function providerName(id: string): string | undefined {
  return providers.find((provider) => provider.id === id)?.name;
}

function wantedOf(
  { provider: id }: Entry,
  t: ReturnType<typeof useTranslations<"models.catalogue">>,
): string {
  const provider = providers.find((each) => each.id === id);
  if (provider === undefined) return id === "local" ? t("runLocal") : t("connectIt");
  const variables = [provider.env[0], provider.region].filter((name) => name !== undefined);
  return t("setKey", { variables: variables.join(", ") });
}
