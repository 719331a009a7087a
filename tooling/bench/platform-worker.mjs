// A worker of the platform benchmark: runs jobs that do nothing until it is told to stop.
import { openDatabase } from "@assay/db";
import { defineQueue, handle, startWorker } from "@assay/db/jobs";
import { z } from "zod";

export const queue = defineQueue({
  name: "bench.nothing",
  payload: z.strictObject({ workspaceId: z.string(), n: z.int() }),
  batch: Number(process.env.BENCH_BATCH ?? 100),
  concurrency: Number(process.env.BENCH_CONCURRENCY ?? 2),
});

if (process.argv[2] !== undefined) {
  const database = openDatabase({ url: process.argv[2], role: "system" });
  await startWorker({ database, handlers: [handle(queue, async () => {})] });
  process.send?.("ready");
}
