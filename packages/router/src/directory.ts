import type { Model } from "./catalogue.ts";
import { addressOf } from "./catalogue.ts";
import type { Connections } from "./connections.ts";
import type { Engine } from "./engine.ts";
import { targetOf } from "./engine.ts";
import { RouterError } from "./error.ts";
import type { Provider, Reach } from "./provider.ts";
import { reach, refuseUrl } from "./provider.ts";
import { readServedModels } from "./served-models.ts";
import type { Target } from "./wires/index.ts";

/** A model of the catalogue or of a server, and whether it can be called now. */
export interface Listing {
  address: string;
  provider: string;
  id: string;
  model: Model | undefined;
  isReachable: boolean;
  /** What to do where it is not. */
  hint: string | undefined;
  /** It is there by a connection of the workspace. */
  isOwn: boolean;
  /** It answers in this process and is no language model. */
  isEngine: boolean;
}

export interface DirectoryOptions {
  providers: readonly Provider[];
  engines?: readonly Engine[];
  models: () => readonly Model[];
  env: Record<string, string | undefined>;
  fetch: typeof globalThis.fetch;
  now: () => number;
}

/** What a directory of a workspace stands on. */
interface Own {
  connections: Connections;
  shared: Directory;
}

/** How long a server's list of models holds, and how long it is waited for. */
const listing = { local: { ms: 10_000, timeoutMs: 400 }, remote: { ms: 60_000, timeoutMs: 2_000 } };

/** Finds models by name: `provider/model`, or a bare id that a reachable provider has. */
export class Directory {
  readonly #options: DirectoryOptions;
  readonly #own: Own | undefined;
  readonly #providers: Map<string, Provider>;
  readonly #engines: ReadonlyMap<string, Target>;
  readonly #served = new Map<string, { until: number; models: Promise<string[]> }>();

  /** @throws Error for a provider whose address must not be called */
  constructor(options: DirectoryOptions, own?: Own) {
    this.#options = options;
    this.#own = own;
    const providers = own?.connections.providers ?? options.providers;
    this.#providers = new Map(providers.map((provider) => [provider.id, provider]));
    this.#engines =
      own === undefined
        ? new Map(
            (options.engines ?? []).map((engine) => [`${engine.provider}/${engine.id}`, targetOf(engine)]),
          )
        : own.shared.#engines;
    for (const { id, baseUrl, local } of providers) {
      const refusal = refuseUrl(baseUrl.replace("{region}", "region"), local);
      if (refusal !== undefined) throw new Error(`The base URL of ${id} cannot be used: ${refusal}.`);
    }
  }

  /** The directory of a workspace: its own connections before what everyone has. */
  with(connections: Connections): Directory {
    if (connections.providers.length === 0) return this;
    return new Directory(this.#options, { connections, shared: this });
  }

  /** Every model known, those of this process first, then those that servers list, then the catalogue's; a workspace's own before the others. */
  async list(): Promise<Listing[]> {
    const [served, shared] = await Promise.all([this.#listServed(), this.#own?.shared.list() ?? []]);
    const rest = shared.filter(({ provider }) => !this.#providers.has(provider));
    return [...this.#listEngines(), ...served, ...this.#listCatalogue(), ...rest];
  }

  /** The targets a name stands for. @throws RouterError unknown_model, or not_reachable with what to do */
  async find(name: string): Promise<Target[]> {
    const slash = name.indexOf("/");
    if (slash > 0) {
      const target = this.#target(name.slice(0, slash), name.slice(slash + 1));
      if (target !== undefined) return [target];
    }
    const listings = (await this.list()).filter(({ id }) => id === name);
    if (listings.length === 0)
      throw new RouterError(
        "unknown_model",
        `There is no model "${name}". GET /v1/models lists those that answer.`,
      );
    const reachable = listings.filter(({ isReachable }) => isReachable);
    if (reachable.length === 0) {
      const hints = [...new Set(listings.map(({ hint }) => hint))].join(" or ");
      throw new RouterError("not_reachable", `"${name}" is known and not reachable: ${hints}.`);
    }
    return reachable.flatMap(({ provider, id }) => this.#target(provider, id) ?? []);
  }

  /** Engines are everyone's: they are listed once, by the directory that all share. */
  #listEngines(): Listing[] {
    if (this.#own !== undefined) return [];
    return [...this.#engines.values()].map(({ provider, modelId, model }) => ({
      address: `${provider.id}/${modelId}`,
      provider: provider.id,
      id: modelId,
      model,
      isReachable: true,
      hint: undefined,
      isOwn: false,
      isEngine: true,
    }));
  }

  #target(providerId: string, modelId: string): Target | undefined {
    const engine = this.#engines.get(`${providerId}/${modelId}`);
    if (engine !== undefined) return engine;
    const provider = this.#providers.get(providerId);
    if (provider === undefined)
      return this.#own === undefined ? undefined : this.#own.shared.#target(providerId, modelId);
    const reached = this.#reach(provider);
    if (reached === undefined) {
      const wanted = [provider.env[0], provider.region].filter(Boolean).join(" and ");
      throw new RouterError("not_reachable", `${provider.name} has no key: set ${wanted}.`, {
        provider: provider.id,
      });
    }
    const listed = this.#catalogued(provider).find(({ id }) => id === modelId);
    return { provider, modelId, model: listed ?? this.#localFacts(provider, modelId), ...reached };
  }

  /** A connection's key is the workspace's or none: the environment's never goes to an address somebody typed. */
  #reach(provider: Provider): Reach | undefined {
    if (this.#own === undefined) return reach(provider, this.#options.env);
    return { key: this.#own.connections.keys.get(provider.id), baseUrl: provider.baseUrl };
  }

  #catalogued({ id }: Provider): Model[] {
    return this.#options.models().filter((model) => model.provider === id);
  }

  #listCatalogue(): Listing[] {
    return this.#options.models().flatMap((model) => {
      const provider = this.#providers.get(model.provider);
      if (provider === undefined) return [];
      const isReachable = this.#reach(provider) !== undefined;
      const hint = isReachable ? undefined : `set ${provider.env[0] ?? "its key"}`;
      const { id } = model;
      const isOwn = this.#own !== undefined;
      return [
        {
          address: addressOf(model),
          provider: provider.id,
          id,
          model,
          isReachable,
          hint,
          isOwn,
          isEngine: false,
        },
      ];
    });
  }

  async #listServed(): Promise<Listing[]> {
    const lists = [...this.#providers.values()].map(async (provider) => {
      const { id: name } = provider;
      const isOwn = this.#own !== undefined;
      return (await this.#modelsAt(provider)).map((id) => {
        const model = this.#localFacts(provider, id);
        return {
          address: `${name}/${id}`,
          provider: name,
          id,
          model,
          isReachable: true,
          hint: undefined,
          isOwn,
          isEngine: false,
        };
      });
    });
    return (await Promise.all(lists)).flat();
  }

  /** What a server is known to have beside the catalogue: named by somebody, else listed by itself. */
  async #modelsAt(provider: Provider): Promise<readonly string[]> {
    const named = this.#own?.connections.models.get(provider.id);
    if (named !== undefined) {
      const catalogued = new Set(this.#catalogued(provider).map(({ id }) => id));
      return named.filter((id) => !catalogued.has(id));
    }
    if (!provider.local && (this.#own === undefined || this.#catalogued(provider).length > 0)) return [];
    const known = this.#served.get(provider.id);
    const now = this.#options.now();
    if (known !== undefined && known.until > now) return known.models;
    const { ms, timeoutMs } = provider.local ? listing.local : listing.remote;
    const models = this.#askForModels(provider, timeoutMs).catch(() => known?.models ?? []);
    this.#served.set(provider.id, { until: now + ms, models });
    return models;
  }

  async #askForModels(provider: Provider, timeoutMs: number): Promise<string[]> {
    const { fetch } = this.#options;
    const reached = this.#reach(provider);
    if (reached === undefined) return [];
    return readServedModels(provider, reached.baseUrl, { fetch, key: reached.key, timeoutMs });
  }

  /** What the catalogue knows of open weights that a server on this machine runs. */
  #localFacts({ local }: Provider, id: string): Model | undefined {
    if (!local) return undefined;
    return this.#options.models().find((model) => model.provider === "local" && model.id === id);
  }
}
