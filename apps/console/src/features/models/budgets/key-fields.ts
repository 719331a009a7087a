import { appIds } from "@assay/ui/apps.ts";
import { z } from "zod";

const mostModels = 100;

/** A whole number from one to a limit, or nothing. */
const limit = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,10}$/u)
    .transform((text) => (text === "" ? undefined : Number(text)))
    .refine((value) => value === undefined || (value >= 1 && value <= most));

/** What somebody types to have a key issued. */
export const KeyFields = z.object({
  name: z.string().trim().min(1).max(80),
  models: z
    .string()
    .max(40_000)
    .transform((text) =>
      [...new Set(text.split(/[\n,]/u).map((line) => line.trim()))].filter((line) => line !== ""),
    )
    .refine((names) => names.length <= mostModels),
  requestsPerMinute: limit(1_000_000),
  tokensPerMinute: limit(1_000_000_000),
});
export type KeyFields = z.infer<typeof KeyFields>;

/** The first name that is neither a model of the workspace nor an application's. */
export function unknownModel(names: readonly string[], addresses: readonly string[]): string | undefined {
  const known = new Set([...addresses, ...appIds.map((app) => `app:${app}`)]);
  return names.find((name) => !known.has(name));
}
