/** One line of a log: an event's name and what belongs to it. Never what was said. */
export type Log = (
  level: "info" | "warn" | "error",
  event: Record<string, unknown> & { event: string },
) => void;
