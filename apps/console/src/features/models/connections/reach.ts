import type { Listing } from "@assay/router";
import type { Connection } from "@assay/router/postgres";
import { reach } from "@assay/router/providers";
import type { Provider } from "@assay/router/providers";

/** A provider that can be asked now, and by what. */
export interface Reached {
  id: string;
  name: string;
  by: "connection" | "environment" | "local";
  /** The variable its key stands in, or its address on this machine. */
  detail: string | undefined;
  models: number;
}

/** What the overview of a workspace is made of. */
export interface ReachSources {
  listings: readonly Listing[];
  connections: readonly Connection[];
  providers: readonly Provider[];
  env: Record<string, string | undefined>;
}

/** Which providers can be asked now: the workspace's connections first, then keys of the environment, then servers found. */
export function reachedProviders({ listings, connections, providers, env }: ReachSources): Reached[] {
  const count = (id: string) =>
    listings.filter(({ provider, isReachable }) => provider === id && isReachable).length;
  const own = connections
    .filter(({ isBroken }) => !isBroken)
    .map(({ id, name }) => ({ id, name, by: "connection" as const, detail: undefined, models: count(id) }));
  const taken = new Set(own.map(({ id }) => id));
  const shared = providers.filter(({ id }) => !taken.has(id));
  const keyed = shared
    .filter((provider) => !provider.local && reach(provider, env) !== undefined)
    .map(({ id, name, env: names }) => ({
      id,
      name,
      by: "environment" as const,
      detail: names.find((variable) => (env[variable] ?? "") !== ""),
      models: count(id),
    }));
  const local = shared
    .filter(({ id, local: isLocal }) => isLocal && count(id) > 0)
    .map(({ id, name, baseUrl }) => ({
      id,
      name,
      by: "local" as const,
      detail: hostOf(baseUrl),
      models: count(id),
    }));
  return [...own, ...keyed, ...local];
}

/** The host and port of an address. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
