import { costOf } from "@assay/router";
import type { Cost, Listing, Router } from "@assay/router";
import { engineOf } from "./engine.ts";
import type { ModelUse } from "./model-call.ts";

/** What calls cost where the router had not counted yet: a stream's headers are sent before its tokens. */
export interface Prices {
  /** Begins to look up what will be needed. */
  prepare(workspace: string, address: string): void;
  of(workspace: string, use: ModelUse): Promise<Cost | undefined>;
}

const keptMs = 60_000;

/** Prices by the router's own catalogue. */
export function createPrices(router: Router, now: () => number): Prices {
  const known = new Map<string, { at: number; listings: Promise<Listing[]> }>();

  function list(workspace: string): Promise<Listing[]> {
    const kept = known.get(workspace);
    if (kept !== undefined && now() - kept.at < keptMs) return kept.listings;
    const listings = router.list(workspace).catch(() => []);
    known.set(workspace, { at: now(), listings });
    return listings;
  }

  return {
    prepare(workspace, address) {
      if (engineOf(address) === "model") void list(workspace);
    },
    async of(workspace, { address = "", inputTokens, outputTokens, cachedTokens, cacheWriteTokens }) {
      if (engineOf(address) !== "model" || (inputTokens === undefined && outputTokens === undefined))
        return undefined;
      const model = (await list(workspace)).find((each) => each.address === address)?.model;
      if (model === undefined) return undefined;
      const usage = {
        prompt: inputTokens ?? 0,
        completion: outputTokens ?? 0,
        cached: cachedTokens,
        cacheWrite: cacheWriteTokens,
        reasoning: 0,
      };
      return costOf(model, usage, new Date(now()));
    },
  };
}
