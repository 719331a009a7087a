import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { checkSchema, openDatabase } from "@assay/db";
import { defineQueue, handle, openJobs, startWorker } from "@assay/db/jobs";
import type { JobHandler } from "@assay/db/jobs";
import { createPostgresAccounts } from "@assay/router/postgres";
import { z } from "zod";
import { localWorkspace, readAddress } from "../database.ts";
import { log, logError } from "../log.ts";

export interface WorkerOptions {
  /** Megabytes of memory its jobs may use together. */
  memory: number;
}

const beatMs = 5_000;
const silenceMs = 60_000;
const restartMs = 1_000;
const stopMs = 35_000;
const tidyMs = 24 * 3_600_000;

/** Counters and reservations of days that have passed. */
const tidy = defineQueue({ name: "platform.tidy", payload: z.strictObject({ workspaceId: z.string() }) });

/** Runs jobs in a process of their own, which is replaced when it ends, grows too large, or falls silent. */
export function superviseWorker({ memory }: WorkerOptions): void {
  let isStopping = false;
  let child: ChildProcess | undefined;

  function begin(): void {
    const started = fork(process.argv[1] ?? "", ["worker", "--child"], {
      execArgv: [...process.execArgv, `--max-old-space-size=${memory}`],
    });
    child = started;
    let heard = Date.now();
    started.on("message", () => (heard = Date.now()));
    const watch = setInterval(() => {
      if (Date.now() - heard < silenceMs) return;
      log.error({ event: "worker.silent" });
      started.kill("SIGKILL");
    }, beatMs);
    started.once("exit", (code, signal) => {
      clearInterval(watch);
      if (isStopping) process.exit(0);
      log.warn({ event: "worker.ended", code, signal });
      setTimeout(begin, restartMs);
    });
  }

  const stop = () => {
    isStopping = true;
    if (child?.exitCode !== null) process.exit(0);
    child.kill("SIGTERM");
    setTimeout(() => child?.kill("SIGKILL"), stopMs).unref();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  begin();
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
  const timers = [
    setInterval(sendTidy, tidyMs),
    setInterval(() => process.connected && process.send?.("alive"), beatMs),
  ];
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
