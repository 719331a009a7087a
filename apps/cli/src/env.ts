import { z } from "zod";

/** The environment the command reads; nothing else in it looks at process.env. */
const Env = z.object({
  ASSAY_REPORT_FILE: z.string().min(1).optional(),
  ASSAY_MCP_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
});
export type Env = z.infer<typeof Env>;

/** @throws UsageError naming the variable that is wrong */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Env.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "),
  );
}

/** The user asked for something that cannot be; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
