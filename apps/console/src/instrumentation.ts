import { refuseBinding } from "@assay/auth/headers";

/** Before the first request: an application without accounts listens on this machine only. */
export function register(): void {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV === "development") return;
  const at = process.argv.findIndex((argument) => argument === "-H" || argument === "--hostname");
  const host = at === -1 ? "0.0.0.0" : (process.argv[at + 1] ?? "");
  const refusal = refuseBinding(host, process.env.ASSAY_AUTH === "required");
  if (refusal === undefined) return;
  process.stderr.write(`assay: ${refusal}\n`);
  process.exit(2);
}
