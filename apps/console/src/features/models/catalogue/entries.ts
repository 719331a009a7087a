import { addressOf } from "@assay/router";
import type { Listing, Model } from "@assay/router";
import type { CatalogueChoice } from "./catalogue-query.ts";

/** A model as the catalogue shows it: what is known of it, and whether it can be asked now. */
export interface Entry {
  address: string;
  provider: string;
  id: string;
  model: Model | undefined;
  isReachable: boolean;
}

/** Every model known: those of providers and servers, and open weights that nothing here serves. */
export function entriesOf(listings: readonly Listing[], models: readonly Model[]): Entry[] {
  const known = new Map<string, Entry>();
  for (const listing of listings) {
    const before = known.get(listing.address);
    if (before === undefined || (!before.isReachable && listing.isReachable))
      known.set(listing.address, listing);
  }
  for (const model of models) {
    const address = addressOf(model);
    if (!known.has(address))
      known.set(address, { address, provider: model.provider, id: model.id, model, isReachable: false });
  }
  return [...known.values()];
}

/** The entries an address asks for. */
export function narrow(entries: readonly Entry[], chosen: CatalogueChoice): Entry[] {
  const { q, provider, currency, capability, weights, reach } = chosen;
  const wanted = q?.toLowerCase();
  return entries.filter(
    ({ address, provider: has, model, isReachable }) =>
      (wanted === undefined || address.toLowerCase().includes(wanted)) &&
      (provider === undefined || has === provider) &&
      (currency === undefined || model?.currency === currency) &&
      (capability === undefined || model?.capabilities.includes(capability) === true) &&
      (weights === undefined || weightsOf(model) === weights) &&
      (reach === undefined || (reach === "yes") === isReachable),
  );
}

/** Whether a model's weights are open, as far as is known. */
export function weightsOf(model: Model | undefined): "open" | "closed" | "unknown" {
  if (model?.openWeights === undefined) return "unknown";
  return model.openWeights ? "open" : "closed";
}
