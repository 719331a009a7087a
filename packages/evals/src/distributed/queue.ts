import { defineQueue } from "@assay/db/jobs";
import { z } from "zod";

/** A job is one try. It bounds its own time by the limits of its run. */
export const tryQueue = defineQueue({
  name: "bench.try",
  payload: z.strictObject({ workspaceId: z.string(), tryId: z.uuid() }),
  retries: 4,
  timeoutSeconds: 24 * 3600,
  concurrency: 8,
  keepSeconds: 3600,
});

/** Where workers say that a result is there; the payload is the run's id. */
export const channel = "bench_try";
