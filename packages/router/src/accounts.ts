import type { BudgetScope, BudgetStore } from "./budget.ts";
import type { Usage } from "./chat.ts";
import type { Cost } from "./cost.ts";
import { costOf } from "./cost.ts";
import { RouterError } from "./error.ts";
import type { KeyStore, VirtualKey } from "./keys.ts";
import { hashKey, readSecret } from "./keys.ts";
import type { Ledger } from "./ledger.ts";
import type { Limiter } from "./limits.ts";
import type { RequestSize } from "./policy.ts";
import type { RequestRecord } from "./record.ts";
import { addressOfTarget } from "./target.ts";
import type { Target } from "./wires/index.ts";

/** On whose account a request runs. */
export interface Account {
  workspace: string;
  key: VirtualKey | undefined;
}

export interface AccountsConfig {
  /** With a key store, a request must carry one of its keys. */
  keys?: KeyStore;
  /** The workspace of requests without a key, where a key store alone would refuse them. */
  anonymous?: string;
  limiter?: Limiter;
  budgets?: BudgetStore;
  ledger?: Ledger;
  /** Streams that are later than they mostly are are asked of a second model too. */
  hedge?: boolean;
}

const cnyPerUsd = 7.2;
const assumedOutput = 4_096;

/** Keys, limits, budgets and the ledger around one request. */
export class Accounts {
  readonly #config: AccountsConfig;
  readonly #now: () => number;

  constructor(config: AccountsConfig, now: () => number) {
    this.#config = config;
    this.#now = now;
  }

  /** Whose request it is. @throws RouterError unauthenticated */
  async identify(headers: Headers): Promise<Account> {
    const { keys, anonymous } = this.#config;
    const secret = readSecret(headers);
    if (keys === undefined || (anonymous !== undefined && secret === undefined)) {
      return { workspace: anonymous ?? "local", key: undefined };
    }
    const key = secret === undefined ? undefined : await keys.find(hashKey(secret));
    if (key === undefined || key.isRevoked === true) {
      throw new RouterError(
        "unauthenticated",
        "Send one of this server's keys as Authorization: Bearer sk-assay-….",
      );
    }
    return { workspace: key.workspace, key };
  }

  /** Whose connections a list of models shows: nobody's where requests must carry a key and this one has none. */
  async identifyReader(headers: Headers): Promise<Account | undefined> {
    const { keys, anonymous } = this.#config;
    const needsKey = keys !== undefined && anonymous === undefined;
    return needsKey && readSecret(headers) === undefined ? undefined : this.identify(headers);
  }

  /**
   * Holds a key to its models: each name of the request is one of them, or every model that may answer is.
   * @param names several where a request names the same in several ways
   * @throws RouterError unknown_model for a model the key may not use
   */
  permit({ key }: Account, names: readonly (readonly string[])[], targets: readonly Target[]): void {
    const models = key?.models;
    if (models === undefined) return;
    if (names.some((each) => each.every((name) => models.includes(name)))) return;
    if (targets.every((target) => models.includes(addressOfTarget(target)))) return;
    throw new RouterError("unknown_model", `This key may not use "${names[0]?.[0]}".`);
  }

  /** Writes a request down. */
  async note({ workspace, key }: Account, record: RequestRecord): Promise<void> {
    const at = new Date(this.#now()).toISOString();
    await this.#config.ledger?.append({ ...record, at, workspace, key: key?.id });
  }

  /** Lets a request begin. @throws RouterError rate_limited or budget_exceeded */
  async open({ workspace, key }: Account, size: RequestSize, targets: readonly Target[]): Promise<Running> {
    const { limiter, budgets, hedge } = this.#config;
    const tokens = size.prompt + (size.completion ?? 0);
    const now = this.#now();
    const wait = key === undefined ? undefined : await limiter?.admit(key, tokens);
    if (wait !== undefined) {
      const retry = { retryAfterMs: wait };
      throw new RouterError("rate_limited", "This key is used faster than its limit allows.", retry);
    }
    const estimates = targets.map((target) => estimateMicros(target, size, now));
    const most = Math.max(0, ...estimates);
    const estimate = hedge === true && size.isStream ? 2 * most : most;
    const scopes: BudgetScope[] = [
      "all",
      `workspace:${workspace}`,
      ...(key === undefined ? [] : [`key:${key.id}` as const]),
      ...new Set(targets.map((target) => `model:${addressOfTarget(target)}` as const)),
    ];
    const reservation = await budgets?.reserve(scopes, estimate);
    if (reservation !== undefined && "exceeded" in reservation) {
      const what = `Today's budget of ${reservation.exceeded} does not cover this request.`;
      throw new RouterError("budget_exceeded", what);
    }
    return {
      async settle(record, wasServed) {
        const answered = record.cost === undefined ? (wasServed ? most : 0) : inDollars(record.cost);
        // What a cancelled model made is not told; its prompt is the least that will be billed.
        const loser = targets.find((target) => addressOfTarget(target) === record.hedged);
        const spent = answered + (loser === undefined ? 0 : promptMicros(loser, size.prompt, now));
        if (reservation !== undefined) await budgets?.settle(reservation, spent);
      },
    };
  }
}

/** A request that has begun; settled once, when it is known what it came to. */
export interface Running {
  /** `wasServed` says that tokens were made even where the upstream told no usage. */
  settle(record: RequestRecord, wasServed: boolean): Promise<void>;
}

/** The most a request can cost: its whole prompt fresh, and as many tokens out as it allows. */
function estimateMicros({ model }: Target, { prompt, completion }: RequestSize, at: number): number {
  if (model === undefined) return 0;
  const usage: Usage = {
    prompt,
    completion: completion ?? Math.min(model.maxOutputTokens ?? assumedOutput, assumedOutput),
    cached: 0,
    cacheWrite: 0,
    reasoning: 0,
  };
  return inDollars(costOf(model, usage, new Date(at)));
}

function promptMicros({ model }: Target, prompt: number, at: number): number {
  if (model === undefined) return 0;
  const usage: Usage = { prompt, completion: 0, cached: 0, cacheWrite: 0, reasoning: 0 };
  return inDollars(costOf(model, usage, new Date(at)));
}

function inDollars({ micros, currency }: Cost): number {
  return currency === "CNY" ? Math.ceil(micros / cnyPerUsd) : micros;
}
