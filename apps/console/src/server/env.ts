import { AuthEnv, originsOf } from "@assay/auth/env";
import { DatabaseEnv } from "@assay/db/env";
import { z } from "zod";

const Env = z.object({ ...DatabaseEnv.shape, ...AuthEnv.shape });
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
