import type { Suite } from "@assay/evals";
import type { ModelEntry } from "@assay/evals/log";
import { UsageError } from "../../env.ts";
import type { KnownModels } from "./known-models.ts";

interface ModelsOfOptions {
  models?: readonly string[];
  baselines?: boolean;
  /** Others call them, with keys of their own. */
  workers?: boolean;
}

const baselineNames: readonly string[] = ["majority", "no-op"];

/**
 * The models of a run with what is known of them: first those asked for, then the baselines.
 * @throws UsageError for one that cannot be called, with what it needs
 */
export function modelsOf(
  suite: Suite,
  { models = [], baselines = true, workers = false }: ModelsOfOptions,
  known: KnownModels,
): ModelEntry[] {
  if (models.includes("majority") && !suite.hasMajority)
    throw new UsageError(`${suite.id} has no answer that is right most often, so majority cannot be run.`);
  const classical = baselines && suite.classical !== undefined ? [suite.classical] : [];
  const named = models.filter((address) => !baselineNames.includes(address));
  const asked = [...new Set([...named, ...classical])].map((address): ModelEntry => {
    const listing = known.listingOf(address);
    if (!workers) known.checkCallable(address);
    const entry: unknown = JSON.parse(JSON.stringify(listing?.model ?? null));
    return {
      address,
      kind: listing?.isEngine === true ? "engine" : "model",
      ...(isJson(entry) && { entry }),
    };
  });
  const others = baselineNames
    .filter(
      (address) => (baselines && (address === "no-op" || suite.hasMajority)) || models.includes(address),
    )
    .map((address): ModelEntry => ({ address, kind: "baseline" }));
  const all = [...asked, ...others];
  if (all.length === 0) throw new UsageError("Name a model: --models <address>. `assay models` lists them.");
  return all;
}

function isJson(value: unknown): value is Record<string, string | number> {
  return typeof value === "object" && value !== null;
}
