import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WorkspaceId } from "@assay/db";
import { openJobs, startWorker } from "@assay/db/jobs";
import type { Jobs } from "@assay/db/jobs";
import { createTestDatabase } from "@assay/db/testing";
import type { TestDatabase } from "@assay/db/testing";
import { distributeTo, handleTries } from "../distributed/index.ts";
import type { DistributeOptions, Notice } from "../distributed/index.ts";
import { readLog } from "../log/read-log.ts";
import { summarise } from "../log/summarise.ts";
import { runSuite } from "../run/run-suite.ts";
import type { RunOptions } from "../run/run-suite.ts";
import type { Suite } from "../suite.ts";
import { guessers, guessing } from "./guessing.ts";
import { provenance } from "./provenance.ts";

/** What distributed runs are tested with: a database of their own, workers, coordinators. */
export interface DistributedBench {
  db: TestDatabase;
  jobs: Jobs;
  newPath(): string;
  /** The log of a run of one process, made once. */
  reference(): Promise<string>;
  /** A run that is to be made by workers, in a workspace of its own. */
  plan(changes?: Partial<RunOptions>, more?: Partial<DistributeOptions>): Promise<Planned>;
  /** A worker in this process; `made` counts what it came to the end of. */
  work(suites: readonly Suite[]): Promise<{ made: () => number }>;
  /** A program of this folder in a process of its own. */
  begin(name: keyof typeof programs, ...args: string[]): ChildProcess;
  /** Rows of a workspace. */
  left(workspaceId: WorkspaceId): Promise<{ runs: number; tries: number; jobs: number }>;
  /** Ends workers and processes. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

interface Planned {
  workspaceId: WorkspaceId;
  options: RunOptions;
  notices: Notice[];
}

const programs = {
  "run-process": new URL("./run-process.ts", import.meta.url),
  "worker-process": new URL("./worker-process.ts", import.meta.url),
};

export async function openDistributedBench(): Promise<DistributedBench> {
  const db = await createTestDatabase();
  const jobs = await openJobs(db.system);
  const folder = await mkdtemp(join(tmpdir(), "assay-distributed-"));
  const stopping: (() => Promise<unknown>)[] = [];
  const plain = { suite: guessing, models: guessers, seed: "fixed", fetch: globalThis.fetch, provenance };
  let files = 0;
  let whole: Promise<string> | undefined;
  const newPath = () => join(folder, `${(files += 1)}.jsonl`);
  const stop = async () => void (await Promise.all(stopping.splice(0).map((end) => end())));
  return {
    db,
    jobs,
    newPath,
    stop,
    reference: () => (whole ??= runSuite({ ...plain, path: newPath() }).then(({ path }) => path)),
    async plan(changes, more) {
      const workspaceId = await db.workspace();
      const notices: Notice[] = [];
      const onNotice = (notice: Notice) => void notices.push(notice);
      const distribute = distributeTo({ database: db.system, jobs, workspaceId, onNotice, ...more });
      return { workspaceId, notices, options: { ...plain, path: newPath(), distribute, ...changes } };
    },
    async work(suites) {
      let made = 0;
      const database = db.open({ role: "system" });
      const worker = await startWorker({
        database,
        handlers: [handleTries({ database, suites, fetchFor: () => globalThis.fetch, politeMs: 100 })],
        onEvent: ({ event }) => (made += event === "job.done" ? 1 : 0),
        superviseSeconds: 1,
        graceMs: 500,
      });
      stopping.push(worker.close);
      return { made: () => made };
    },
    begin(name, ...args) {
      const child = spawn(process.execPath, [fileURLToPath(programs[name]), ...args], { stdio: "inherit" });
      stopping.push(() => kill(child));
      return child;
    },
    async left(workspaceId) {
      const count = async (table: string) =>
        (await db.owner.sql`select 1 from ${db.owner.sql(table)} where workspace_id = ${workspaceId}`).length;
      return {
        runs: await count("bench.run"),
        tries: await count("bench.try"),
        jobs: await count("platform.job"),
      };
    },
    async close() {
      await stop();
      await jobs.close();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** What a log comes to, as text. */
export async function sumsOf(path: string): Promise<{ aggregates: string; isComplete: boolean }> {
  const { aggregates, isComplete } = summarise(await readLog(path));
  return { aggregates: JSON.stringify(aggregates), isComplete };
}

/** Lines with a result, also those that another took the place of. */
export async function countResults(path: string): Promise<number> {
  return (await readFile(path, "utf8").catch(() => "")).split('{"type":"result"').length - 1;
}
