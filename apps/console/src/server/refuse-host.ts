import { refuseBinding } from "@assay/auth/headers";

/** Ends a process that would listen where others reach it without accounts. */
export function refuseHost(): void {
  const at = process.argv.findIndex((argument) => argument === "-H" || argument === "--hostname");
  const host = at === -1 ? "0.0.0.0" : (process.argv[at + 1] ?? "");
  const refusal = refuseBinding(host, process.env.ASSAY_AUTH === "required");
  if (refusal === undefined) return;
  process.stderr.write(`assay: ${refusal}\n`);
  process.exit(2);
}
