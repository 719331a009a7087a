import { z } from "zod";
import { readSearch } from "../search-params.ts";

/** How many days usage is shown of. */
export const periods = [7, 30, 90] as const;
export type Period = (typeof periods)[number];

/** What usage is summed up by. */
export const groupings = ["day", "app", "model"] as const;
export type Grouping = (typeof groupings)[number];

const fields = {
  days: z
    .enum(["7", "30", "90"])
    .transform((text) => periods.find((period) => String(period) === text) ?? 30),
  by: z.enum(groupings),
};

/** Which usage an address asks for. */
export function readUsageQuery(query: Record<string, string | string[] | undefined>) {
  const { chosen, problems } = readSearch(fields, query);
  return { days: chosen.days ?? 30, by: chosen.by ?? "day", problems };
}

const dayMs = 86_400_000;

/** The UTC days of a period, the oldest first; the last is today. */
export function daysOf(period: number, now: number): string[] {
  return Array.from({ length: period }, (_, at) =>
    new Date(now - (period - 1 - at) * dayMs).toISOString().slice(0, 10),
  );
}
