import type { Model } from "./catalogue.ts";
import { addressOf } from "./catalogue.ts";
import { RouterError } from "./error.ts";
import { listLocalModels } from "./local-servers.ts";
import type { Provider } from "./provider.ts";
import { reach, refuseUrl } from "./provider.ts";
import type { Target } from "./wires/index.ts";

/** A model of the catalogue or of a local server, and whether it can be called now. */
export interface Listing {
  address: string;
  provider: string;
  id: string;
  model: Model | undefined;
  isReachable: boolean;
  /** What to do where it is not. */
  hint: string | undefined;
}

export interface DirectoryOptions {
  providers: readonly Provider[];
  models: () => readonly Model[];
  env: Record<string, string | undefined>;
  fetch: typeof globalThis.fetch;
  now: () => number;
}

const localListMs = 10_000;

/** Finds models by name: `provider/model`, or a bare id that a reachable provider has. */
export class Directory {
  readonly #options: DirectoryOptions;
  readonly #providers: Map<string, Provider>;
  #local: { at: number; models: Promise<Map<string, string[]>> } | undefined;

  /** @throws Error for a provider whose address must not be called */
  constructor(options: DirectoryOptions) {
    this.#options = options;
    this.#providers = new Map(options.providers.map((provider) => [provider.id, provider]));
    for (const { id, baseUrl, local } of options.providers) {
      const refusal = refuseUrl(baseUrl.replace("{region}", "region"), local);
      if (refusal !== undefined) throw new Error(`The base URL of ${id} cannot be used: ${refusal}.`);
    }
  }

  /** Every model known, those of local servers included, reachable ones first within their provider. */
  async list(): Promise<Listing[]> {
    const { models, env } = this.#options;
    const hosted = models().flatMap((model) => {
      const provider = this.#providers.get(model.provider);
      if (provider === undefined) return [];
      const isReachable = reach(provider, env) !== undefined;
      const hint = isReachable ? undefined : `set ${provider.env[0] ?? "its key"}`;
      return [
        { address: addressOf(model), provider: model.provider, id: model.id, model, isReachable, hint },
      ];
    });
    const local = [...(await this.#localModels())].flatMap(([provider, ids]) =>
      ids.map((id) => ({
        address: `${provider}/${id}`,
        provider,
        id,
        model: this.#localFacts(id),
        isReachable: true,
        hint: undefined,
      })),
    );
    return [...local, ...hosted];
  }

  /** The targets a name stands for. @throws RouterError unknown_model, or not_reachable with what to do */
  async find(name: string): Promise<Target[]> {
    const slash = name.indexOf("/");
    const provider = slash < 0 ? undefined : this.#providers.get(name.slice(0, slash));
    if (provider !== undefined) return [this.#target(provider, name.slice(slash + 1))];
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
    return reachable.flatMap((listing) => {
      const at = this.#providers.get(listing.provider);
      return at === undefined ? [] : [this.#target(at, listing.id)];
    });
  }

  #target(provider: Provider, modelId: string): Target {
    const { env, models } = this.#options;
    const reached = reach(provider, env);
    if (reached === undefined) {
      const wanted = [provider.env[0], provider.region].filter(Boolean).join(" and ");
      throw new RouterError("not_reachable", `${provider.name} has no key: set ${wanted}.`, {
        provider: provider.id,
      });
    }
    const listed = models().find((each) => each.provider === provider.id && each.id === modelId);
    return {
      provider,
      modelId,
      model: listed ?? (provider.local ? this.#localFacts(modelId) : undefined),
      ...reached,
    };
  }

  #localFacts(id: string): Model | undefined {
    return this.#options.models().find((model) => model.provider === "local" && model.id === id);
  }

  #localModels(): Promise<Map<string, string[]>> {
    const { env, fetch, now } = this.#options;
    if (this.#local === undefined || now() - this.#local.at > localListMs) {
      const locals = [...this.#providers.values()].filter(({ local }) => local);
      const models = Promise.all(
        locals.map(async (provider) => {
          const reached = reach(provider, env);
          return [provider.id, await listLocalModels(provider, { fetch, key: reached?.key })] as const;
        }),
      ).then((found) => new Map(found.filter(([, ids]) => ids.length > 0)));
      this.#local = { at: now(), models };
    }
    return this.#local.models;
  }
}
