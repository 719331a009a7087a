import { z } from "zod";

/** The part of an environment that says where the database and the secrets are. */
export const DatabaseEnv = z.object({
  /** Any PostgreSQL from 15 on; left out, the embedded one. */
  DATABASE_URL: z
    .url({
      protocol: /^postgres(?:ql)?$/u,
      error: "must be an address such as postgres://user:password@host:5432/name",
    })
    .optional(),
  /** The folder for secrets and for the embedded database; `.assay` in the checkout when left out. */
  ASSAY_HOME: z.string().min(1).optional(),
});
export type DatabaseEnv = z.infer<typeof DatabaseEnv>;
