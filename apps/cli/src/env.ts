import { DatabaseEnv } from "@assay/db/env";
import type { Provider } from "@assay/router/providers";
import { providers } from "@assay/router/providers";
import { z } from "zod";

/** The environment the commands read; nothing else in them looks at process.env. */
const Env = z.object({
  ASSAY_REPORT_FILE: z.string().min(1).optional(),
  ASSAY_BENCH_DATA: z.string().min(1).optional(),
  ASSAY_MODELS_FILE: z.string().min(1).optional(),
  ASSAY_ROUTER_FILE: z.string().min(1).optional(),
  ASSAY_LOG_LEVEL: z
    .string()
    .regex(/^(?:debug|info|warn|error|silent)$/u, "must be debug, info, warn, error or silent")
    .optional(),
  /** Prompts and answers go into the log and into traces. */
  ASSAY_LOG_CONTENT: z
    .string()
    .regex(/^[01]$/u, "must be 0 or 1")
    .optional(),
  /** How wide output is that goes to no terminal. */
  COLUMNS: z.string().optional(),
  ASSAY_MCP_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  ...DatabaseEnv.shape,
});
type Env = z.infer<typeof Env>;
type Variable = keyof Env;

type Source = Record<string, string | undefined>;

/**
 * One variable: a command reads those it needs, so that a wrong one stops only what depends on it.
 * @throws UsageError naming the variable and what it must be
 */
export function readVariable<Name extends Variable>(name: Name, source: Source = process.env): Env[Name] {
  const value = source[name];
  const parsed = Env.shape[name].safeParse(isUnset(value) ? undefined : value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${name} ${parsed.error.issues.map(({ message }) => message).join("; ")}.`);
}

/** Desktop clients pass an empty setting as nothing, or as the placeholder itself. */
function isUnset(value = ""): boolean {
  return value === "" || value.startsWith("${user_config.");
}

/** Names of the provider keys that are set; the values stay where they are. */
export function readProviderKeys(source: Source = process.env): string[] {
  const names = new Set(providers.flatMap(({ env }) => env));
  return [...names].filter((name) => (source[name] ?? "") !== "");
}

/** The variables providers read their keys and regions from, for the router. */
export function readModelEnv(known: readonly Provider[] = providers, source: Source = process.env): Source {
  const names = known.flatMap(({ env, region }) => (region === undefined ? env : [...env, region]));
  return Object.fromEntries(names.map((name) => [name, source[name]]));
}

/** The user asked for something that cannot be; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
