import { configOf } from "@assay/router";
import type { Listing, Router } from "@assay/router";
import { UsageError } from "../../env.ts";
import { readRouterSettings } from "../../router.ts";

/** What the router of this machine can be asked for. */
export interface KnownModels {
  listingOf(address: string): Listing | undefined;
  /** A listed model, any of a known provider (the catalogue may not have it yet), or a policy. */
  isKnown(address: string): boolean;
  /** @throws UsageError with what it needs */
  checkCallable(address: string, as?: "model" | "judge"): void;
}

export async function readKnownModels(router: Router): Promise<KnownModels> {
  const listings = await router.list();
  const byAddress = new Map(listings.map((listing) => [listing.address, listing]));
  const { providers, policies = {} } = configOf(readRouterSettings());
  const isPolicy = (name: string) =>
    Object.hasOwn(policies, name) || name === "cheapest" || /^(?:auto|app):./u.test(name);
  const siblingsOf = (address: string) => {
    const listing = byAddress.get(address);
    if (listing !== undefined) return [listing];
    const provider = address.slice(0, Math.max(0, address.indexOf("/")));
    return listings.filter((each) => each.id === address || each.provider === provider);
  };
  const isKnown = (address: string) => {
    const slash = address.indexOf("/");
    const isOfProvider =
      slash > 0 && slash < address.length - 1 && providers.some(({ id }) => id === address.slice(0, slash));
    return (
      byAddress.has(address) || isPolicy(address) || isOfProvider || listings.some(({ id }) => id === address)
    );
  };
  return {
    listingOf: (address) => byAddress.get(address),
    isKnown,
    checkCallable(address, as = "model") {
      if (!isKnown(address))
        throw new UsageError(
          `There is no ${as} ${JSON.stringify(address)}. \`assay models\` lists what can be asked.`,
        );
      if (isPolicy(address)) return;
      const [first, ...others] = siblingsOf(address);
      if (first !== undefined && [first, ...others].every(({ isReachable }) => !isReachable))
        throw new UsageError(`${address} cannot be called: ${first.hint ?? "it does not answer"}.`);
    },
  };
}
