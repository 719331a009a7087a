import { providers } from "@assay/router/providers";
import { z } from "zod";

/** The environment the command reads; nothing else in it looks at process.env. */
const Env = z.object({
  ASSAY_REPORT_FILE: z.string().min(1).optional(),
  ASSAY_MODELS_FILE: z.string().min(1).optional(),
  ASSAY_MCP_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  DATABASE_URL: z.url("must be an address such as postgres://user:password@host:5432/name").optional(),
});
export type Env = z.infer<typeof Env>;

type Source = Record<string, string | undefined>;

/** @throws UsageError naming the variable that is wrong */
export function readEnv(source: Source = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => !isUnset(value)));
  const parsed = Env.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "),
  );
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
export function readModelEnv(source: Source = process.env): Source {
  const names = providers.flatMap(({ env, region }) => (region === undefined ? env : [...env, region]));
  return Object.fromEntries(names.map((name) => [name, source[name]]));
}

/** The user asked for something that cannot be; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
