import { checkSchema, openDatabase } from "@assay/db";
import { defineQueue, handle, openJobs, sayAlive, startWorker, superviseProcess } from "@assay/db/jobs";
import type { JobHandler } from "@assay/db/jobs";
import { handleTries, tidyTries } from "@assay/evals/distributed";
import { createFolderCache } from "@assay/evals/run";
import { createPostgresAccounts } from "@assay/router/postgres";
import { z } from "zod";
import { localWorkspace, readAddress } from "../database.ts";
import { readVariable } from "../env.ts";
import { log, logError } from "../log.ts";
import { suites } from "../suites.ts";
import { benchRouter } from "./eval/bench-router.ts";
import { answersFolder } from "./eval/runs-folder.ts";

export interface WorkerOptions {
  /** Megabytes of memory its jobs may use together. */
  memory: number;
}

const tidyMs = 24 * 3_600_000;

/** Counters and reservations of days that have passed, tries that nobody waits for. */
const tidy = defineQueue({ name: "platform.tidy", payload: z.strictObject({ workspaceId: z.string() }) });

/** Runs jobs in a process of their own, which is replaced when it ends, grows too large, or falls silent. */
export function superviseWorker({ memory }: WorkerOptions): void {
  const { stop } = superviseProcess({
    script: process.argv[1] ?? "",
    args: ["worker", "--child"],
    memory,
    onEvent: (event) => log.warn(event),
  });
  const end = () => void stop().then(() => process.exit(0));
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

/** The process that runs the jobs. */
export async function runWorker(): Promise<void> {
  const database = openDatabase({ ...readAddress(), role: "system", connections: 4, name: "assay worker" });
  await checkSchema(database);
  const router = benchRouter();
  const handlers: JobHandler[] = [
    handle(tidy, async () => {
      await createPostgresAccounts(database).tidy();
      await tidyTries(database);
    }),
    handleTries({
      database,
      suites,
      fetchFor: (workspace) => router.fetchFor({ workspace, app: "bench" }),
      cache: createFolderCache(answersFolder()),
      load: { dataFolder: readVariable("ASSAY_BENCH_DATA") },
    }),
  ];
  const worker = await startWorker({
    database,
    handlers,
    onEvent: (event) => log[event.event === "job.done" ? "info" : "warn"](event),
    onStuck: () => process.exit(75),
  });
  const jobs = await openJobs(database);
  const sendTidy = () =>
    void jobs.send(tidy, { workspaceId: localWorkspace }, { key: "daily" }).catch(logError);
  sendTidy();
  const timers = [setInterval(sendTidy, tidyMs), sayAlive()];
  log.info({ event: "worker.ready", queues: handlers.map(({ queue }) => queue.name) });

  const stop = async () => {
    timers.forEach(clearInterval);
    await worker.close();
    await jobs.close();
    await database.close();
    process.exit(0);
  };
  // On a terminal Ctrl-C reaches this process and its supervisor both; the supervisor decides.
  process.on("SIGINT", () => {});
  process.once("SIGTERM", () => void stop());
  process.once("disconnect", () => void stop());
}
