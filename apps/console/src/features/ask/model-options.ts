import type { Listing } from "@assay/router";

/** A model that a conversation can be held with. */
export interface ModelOption {
  address: string;
  isEngine: boolean;
}

/** What answers now, engines first, and what was chosen even when it does not. */
export function modelOptions(listings: readonly Listing[], chosen: string | undefined): ModelOption[] {
  const reachable = listings
    .filter(({ isReachable }) => isReachable)
    .map(({ address, isEngine }) => ({ address, isEngine }))
    .toSorted((left, right) => Number(right.isEngine) - Number(left.isEngine));
  const isThere = chosen === undefined || reachable.some(({ address }) => address === chosen);
  return isThere ? reachable : [{ address: chosen, isEngine: false }, ...reachable];
}
