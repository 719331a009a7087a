import { z } from "zod";

/** The part of an application's environment that decides who may come in. */
export const AuthEnv = z.object({
  /** `required`: people sign in. Unset: one owner at this machine, and nobody else can reach it. */
  ASSAY_AUTH: z.enum(["required"]).optional(),
  /** `invited`: an account needs an invitation. */
  ASSAY_SIGNUP: z.enum(["open", "invited"]).default("open"),
  /** The addresses people reach the applications by, separated by commas, when these are not loopback. */
  ASSAY_ORIGINS: z.string().default(""),
  /** A domain all of them share, such as `.assay.example`, for one session in all of them. */
  ASSAY_COOKIE_DOMAIN: z.string().optional(),
});
export type AuthEnv = z.infer<typeof AuthEnv>;

const ports = [3000, 3001, 3002, 3003, 3004, 3005];

/** Where a browser may come from: the six applications on loopback, or the addresses they were given. */
export function originsOf(env: Pick<AuthEnv, "ASSAY_ORIGINS">, extra: readonly string[] = []): string[] {
  const given = env.ASSAY_ORIGINS.split(",")
    .map((origin) => origin.trim())
    .filter(Boolean)
    .map((origin) => new URL(origin).origin);
  const loopback = ports.flatMap((port) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`]);
  return [...(given.length > 0 ? given : loopback), ...extra];
}
