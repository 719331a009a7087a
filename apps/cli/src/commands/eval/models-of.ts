import type { Suite } from "@assay/evals";
import type { ModelEntry } from "@assay/evals/log";
import { configOf } from "@assay/router";
import type { Listing, Router } from "@assay/router";
import { UsageError } from "../../env.ts";
import { readRouterSettings } from "../../router.ts";

interface ModelsOfOptions {
  models?: readonly string[];
  baselines?: boolean;
  /** Others call them, with keys of their own. */
  workers?: boolean;
}

/**
 * The models of a run with what is known of them: first those asked for, then the baselines.
 * @throws UsageError for one that cannot be called, with what it needs
 */
export async function modelsOf(
  suite: Suite,
  { models = [], baselines = true, workers = false }: ModelsOfOptions,
  router: Router,
): Promise<ModelEntry[]> {
  const listings = new Map((await router.list()).map((listing) => [listing.address, listing]));
  const classical = baselines && suite.classical !== undefined ? [suite.classical] : [];
  const asked = [...new Set([...models, ...classical])].map((address): ModelEntry => {
    const listing = listings.get(address);
    if (!workers) checkCallable(address, listing, [...listings.values()]);
    const entry: unknown = JSON.parse(JSON.stringify(listing?.model ?? null));
    return {
      address,
      kind: listing?.isEngine === true ? "engine" : "model",
      ...(isJson(entry) && { entry }),
    };
  });
  const others: ModelEntry[] = [
    ...(suite.hasMajority ? [{ address: "majority", kind: "baseline" as const }] : []),
    { address: "no-op", kind: "baseline" },
  ];
  const all = [...asked, ...(baselines ? others : [])];
  if (all.length === 0) throw new UsageError("Name a model: --models <address>. `assay models` lists them.");
  return all;
}

/** A policy's name, and a model of a known provider that the catalogue does not have yet, pass. @throws UsageError */
function checkCallable(address: string, listing: Listing | undefined, listings: readonly Listing[]): void {
  if (listing === undefined && !address.includes("/")) return;
  const provider = address.slice(0, address.indexOf("/"));
  const { providers } = configOf(readRouterSettings());
  if (listing === undefined && !providers.some(({ id }) => id === provider))
    throw new UsageError(`There is no model ${JSON.stringify(address)}. \`assay models\` lists them.`);
  const siblings = listing === undefined ? listings.filter((each) => each.provider === provider) : [listing];
  const [first] = siblings;
  if (first !== undefined && siblings.every(({ isReachable }) => !isReachable))
    throw new UsageError(`${address} cannot be called: ${first.hint ?? "it does not answer"}.`);
}

function isJson(value: unknown): value is Record<string, string | number> {
  return typeof value === "object" && value !== null;
}
