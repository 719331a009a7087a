export { JobState, openJobs } from "./jobs.ts";
export type { JobStatus, Jobs, ListOptions, SendOptions } from "./jobs.ts";
export { deadLettersOf, defineQueue } from "./queue.ts";
export type { JobPayload, Queue } from "./queue.ts";
export { sayAlive, superviseProcess } from "./supervisor.ts";
export { FinalJobError, handle, startWorker } from "./worker.ts";
export type { JobContext, JobEvent, JobHandler, WorkerOptions } from "./worker.ts";
