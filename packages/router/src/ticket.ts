import type { Account, Accounts, Running } from "./accounts.ts";
import type { Usage } from "./chat.ts";
import { costOf } from "./cost.ts";
import type { RouterError } from "./error.ts";
import type { RequestSize } from "./policy.ts";
import type { RequestRecord } from "./record.ts";
import { emptyRecord } from "./record.ts";
import type { Target } from "./wires/index.ts";

/** Where tickets are opened and settled. */
export interface Desk {
  accounts: Accounts;
  now: () => number;
  report: (record: RequestRecord) => void;
}

/** What a request came to. */
export interface Outcome {
  usage?: Usage | undefined;
  error?: RouterError | undefined;
  /** The model that answered. */
  target?: Target;
  /** Tokens were made, even where the upstream told no usage. */
  wasServed?: boolean;
}

/** One request from its arrival to its settling: whose it is, what was set aside for it, what is written down. */
export class Ticket {
  readonly record: RequestRecord;
  readonly startedAt: number;
  readonly #desk: Desk;
  #account: Account | undefined;
  #running: Running | undefined;

  constructor(desk: Desk, model: string, isStream: boolean, app?: string) {
    this.#desk = desk;
    this.startedAt = desk.now();
    this.record = emptyRecord(model, isStream, app);
  }

  /** @throws RouterError unauthenticated */
  async identify(headers: Headers): Promise<Account> {
    return (this.#account = await this.#desk.accounts.identify(headers));
  }

  /** Lets somebody who is known already pay for it. */
  bill(account: Account): void {
    this.#account = account;
  }

  /** Sets aside what the request may cost. @throws RouterError rate_limited or budget_exceeded */
  async open(account: Account, size: RequestSize, targets: readonly Target[]): Promise<void> {
    this.#running = await this.#desk.accounts.open(account, size, targets);
  }

  /** Puts what was spent in the place of what was set aside, and writes it down. */
  async settle({ usage, error, target, wasServed = false }: Outcome): Promise<void> {
    const { accounts, now, report } = this.#desk;
    const { record } = this;
    record.usage = usage;
    record.error = error?.code;
    record.durationMs = now() - this.startedAt;
    if (record.cached !== undefined) record.cost = { micros: 0, currency: "USD" };
    else if (usage !== undefined && target?.model !== undefined)
      record.cost = costOf(target.model, usage, new Date(now()));
    await this.#running?.settle(record, wasServed);
    if (this.#account !== undefined) await accounts.note(this.#account, record);
    report(record);
  }
}
