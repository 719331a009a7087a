import { AuthEnv, originsOf } from "@assay/auth/env";
import { DatabaseEnv } from "@assay/db/env";
import { z } from "zod";

const Env = z.object({
  ...DatabaseEnv.shape,
  ...AuthEnv.shape,
  /** A copy of the report, which sources are quoted from. */
  ASSAY_REPORT_FILE: z.string().min(1).optional(),
  /** Where `assay serve` answers. */
  ASSAY_TOOLKIT_URL: z.url().default("http://127.0.0.1:4000"),
  /** The bench's results; `bench-results` in the checkout when left out. */
  ASSAY_BENCH_RESULTS: z.string().min(1).optional(),
  /** Folder of public benchmarks that are not shipped. */
  ASSAY_BENCH_DATA: z.string().min(1).optional(),
  /** `1`: MCP servers may be programs on this machine. Heeded only where there are no accounts. */
  ASSAY_MCP_STDIO: z.enum(["0", "1"]).default("0"),
});
export type Env = z.infer<typeof Env>;

let read: Env | undefined;

/** The environment, read at the first request: a build needs none. @throws ZodError naming the variable */
export function readEnv(): Env {
  read ??= Env.parse(process.env);
  return read;
}

/** Where browsers come from. */
export function readOrigins(): string[] {
  return originsOf(readEnv());
}

/** Where programs ask models with a key of this installation. */
export function gatewayUrl(): string {
  return `${readEnv().ASSAY_TOOLKIT_URL.replace(/\/$/u, "")}/v1`;
}

/** What model providers' keys and addresses are read from. */
export function modelEnv(): Record<string, string | undefined> {
  return process.env;
}
