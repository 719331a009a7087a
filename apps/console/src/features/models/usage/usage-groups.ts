import type { UsageRow } from "@assay/router/postgres";
import type { Grouping } from "./usage-query.ts";

/** What some requests came to. Costs stand by currency and are never added across them. */
export interface UsageSum {
  requests: number;
  failed: number;
  /** Answered without a price being known. */
  unpriced: number;
  promptTokens: number;
  completionTokens: number;
  /** Millionths, by currency. */
  costs: Map<string, number>;
}

/** A day, an application or a model with its sum. An application that was not named is "". */
export interface UsageGroup extends UsageSum {
  id: string;
}

/** Usage by day, application or model; days in their order with those nothing happened on, others by their requests. */
export function groupUsage(rows: readonly UsageRow[], by: Grouping, days: readonly string[]): UsageGroup[] {
  const groups = new Map<string, UsageRow[]>(by === "day" ? days.map((day) => [day, []]) : []);
  for (const row of rows) {
    const id = by === "day" ? row.day : by === "app" ? (row.app ?? "") : row.model;
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [row]);
    else known.push(row);
  }
  const summed = [...groups].map(([id, each]) => ({ id, ...sumUsage(each) }));
  return by === "day"
    ? summed.toSorted((left, right) => left.id.localeCompare(right.id))
    : summed.toSorted((left, right) => right.requests - left.requests || left.id.localeCompare(right.id));
}

/** What rows come to together. */
export function sumUsage(rows: readonly UsageRow[]): UsageSum {
  const sum: UsageSum = {
    requests: 0,
    failed: 0,
    unpriced: 0,
    promptTokens: 0,
    completionTokens: 0,
    costs: new Map(),
  };
  for (const { requests, failed, promptTokens, completionTokens, costMicros, currency } of rows) {
    sum.requests += requests;
    sum.failed += failed;
    sum.promptTokens += promptTokens;
    sum.completionTokens += completionTokens;
    if (currency === undefined) sum.unpriced += requests - failed;
    else sum.costs.set(currency, (sum.costs.get(currency) ?? 0) + costMicros);
  }
  return sum;
}
