/** One JSON line on stderr: stdout belongs to protocols and results. */
export function logError(error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${JSON.stringify({ level: "error", event: "error", name, message, stack })}\n`);
}

/** A request that was refused: worth a line, not a stack. */
export function logRefused(reason: string): void {
  process.stderr.write(`${JSON.stringify({ level: "warn", event: "request.refused", reason })}\n`);
}

/** Something the operator should look at; work goes on. */
export function logWarning(event: string, message: string): void {
  process.stderr.write(`${JSON.stringify({ level: "warn", event, message })}\n`);
}
