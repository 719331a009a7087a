import { z } from "zod";

/** The part of an application's environment that decides who may come in. */
export const AuthEnv = z.object({
  /** `required`: people sign in. Unset: one owner at this machine, and nobody else can reach it. */
  ASSAY_AUTH: z.enum(["required"]).optional(),
  /** `invited`: an account needs an invitation. */
  ASSAY_SIGNUP: z.enum(["open", "invited"]).default("open"),
  /** The addresses people reach the applications by, separated by commas, when these are not loopback. */
  ASSAY_ORIGINS: z.string().default(""),
  /** The console's port on loopback; the other applications follow it. */
  ASSAY_BASE_PORT: z.coerce.number().int().min(1).max(65_530).default(3000),
  /** A domain all of them share, such as `.assay.example`, for one session in all of them. */
  ASSAY_COOKIE_DOMAIN: z.string().optional(),
});
export type AuthEnv = z.infer<typeof AuthEnv>;

const applications = 6;

/** Where a browser may come from: the six applications on loopback, or the addresses they were given. */
export function originsOf(
  env: Pick<AuthEnv, "ASSAY_ORIGINS" | "ASSAY_BASE_PORT">,
  extra: readonly string[] = [],
): string[] {
  const given = env.ASSAY_ORIGINS.split(",")
    .map((origin) => origin.trim())
    .filter(Boolean)
    .map((origin) => new URL(origin).origin);
  const ports = Array.from({ length: applications }, (_, at) => env.ASSAY_BASE_PORT + at);
  const loopback = ports.flatMap((port) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`]);
  return [...(given.length > 0 ? given : loopback), ...extra];
}
