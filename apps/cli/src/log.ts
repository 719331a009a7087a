import { pino } from "pino";
import { readVariable } from "./env.ts";

/** One JSON line for each event, on stderr: stdout belongs to protocols and results. */
export const log = pino(
  {
    base: null,
    level: readVariable("ASSAY_LOG_LEVEL") ?? "info",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    redact: { paths: ["*.authorization", "*.apiKey", "*.key.hash", "*.password"], censor: "[redacted]" },
  },
  pino.destination({ dest: 2, sync: true }),
);

export function logError(error: unknown): void {
  log.error({ event: "error", err: error instanceof Error ? error : new Error(String(error)) });
}

/** A request that was refused: worth a line, not a stack. */
export function logRefused(reason: string): void {
  log.warn({ event: "request.refused", reason });
}
