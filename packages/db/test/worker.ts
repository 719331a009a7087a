// A worker process for the fault tests: `hang` never ends a job, `grow` takes all memory, `spin` keeps the process from
// doing anything else at the first try, `work` does the job.
import { z } from "zod";
import { openDatabase } from "../src/index.ts";
import { defineQueue, handle, sayAlive, startWorker } from "../src/jobs/index.ts";

const [url, mode] = process.argv.slice(2);
const queue = defineQueue({
  name: "test.fault",
  payload: z.strictObject({ workspaceId: z.string() }),
  retries: 5,
});

await startWorker({
  database: openDatabase({ url, role: "system" }),
  superviseSeconds: 1,
  handlers: [
    handle(queue, async (_, { attempt }) => {
      process.stdout.write(`began ${attempt}\n`);
      if (mode === "hang") await new Promise(() => {});
      if (mode === "spin" && attempt === 1) for (;;) Date.now();
      if (mode === "grow") {
        const kept: unknown[] = [];
        for (;;) kept.push(Array.from({ length: 100_000 }, (__, n) => ({ n })));
      }
      process.stdout.write(`done ${attempt}\n`);
    }),
  ],
});
sayAlive(500);
process.stdout.write("ready\n");
