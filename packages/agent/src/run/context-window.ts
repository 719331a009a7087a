import type { Router } from "@assay/router";
import type { Turn } from "../turn.ts";
import { engineOf } from "./engine.ts";

/** Where nobody knows what a model holds. */
const defaultContextTokens = 32_000;

/**
 * The tokens a model holds; Infinity for engines of ours, which replay the whole conversation. A name that stands for
 * another (`app:console`, `cheapest`) holds what `answered` does, the model that it stood for last.
 */
export async function contextTokensOf(
  router: Router,
  { workspace, model, answered }: { workspace: string; model: string; answered: string | undefined },
): Promise<number> {
  if (engineOf(model) !== "model") return Infinity;
  const listings = await router.list(workspace);
  const named = listings.filter(
    ({ address, id, isReachable }) => address === model || (id === model && isReachable),
  );
  if (named.length === 0 && answered !== undefined && answered !== model && !model.includes("/"))
    return contextTokensOf(router, { workspace, model: answered, answered: undefined });
  if (named.some(({ isEngine }) => isEngine)) return Infinity;
  const known = named.flatMap((listing) => listing.model?.contextTokens ?? []);
  return known.length === 0 ? defaultContextTokens : Math.min(...known);
}

/** The address that answered last in a conversation. */
export function lastAddressIn(turns: readonly Turn[]): string | undefined {
  return turns.findLast(({ meta }) => meta?.model.includes("/") === true)?.meta?.model;
}
