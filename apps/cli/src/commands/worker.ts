import { checkSchema, openDatabase } from "@assay/db";
import { defineQueue, handle, openJobs, sayAlive, startWorker, superviseProcess } from "@assay/db/jobs";
import type { JobHandler } from "@assay/db/jobs";
import { createPostgresAccounts } from "@assay/router/postgres";
import { z } from "zod";
import { localWorkspace, readAddress } from "../database.ts";
import { log, logError } from "../log.ts";

export interface WorkerOptions {
  /** Megabytes of memory its jobs may use together. */
  memory: number;
}

const tidyMs = 24 * 3_600_000;

/** Counters and reservations of days that have passed. */
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
  const handlers: JobHandler[] = [handle(tidy, () => createPostgresAccounts(database).tidy())];
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
