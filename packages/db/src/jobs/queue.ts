import type { z } from "zod";

/** Work that outlives a request. A payload holds ids only: what they stand for is read when the job runs. */
export interface Queue<Payload extends JobPayload = JobPayload> {
  /** The domain and a verb: `audit.run`. */
  name: string;
  payload: z.ZodType<Payload>;
  /** How often a job that failed is tried again, later each time, before it goes to the dead letters. */
  retries: number;
  /** How long one try may take. */
  timeoutSeconds: number;
  /** How many jobs of this queue one worker runs at a time. */
  concurrency: number;
  /** How many are fetched and settled together; more than 1 only for jobs of milliseconds. */
  batch: number;
  /** How long the queue remembers a job that has ended. */
  keepSeconds: number;
}

/** Every job belongs to a workspace. */
export interface JobPayload {
  workspaceId: string;
}

/** Declares a queue; the same declaration sends, runs and lists its jobs. */
export function defineQueue<Payload extends JobPayload>(
  definition: Pick<Queue<Payload>, "name" | "payload"> & Partial<Queue<Payload>>,
): Queue<Payload> {
  return {
    retries: 3,
    timeoutSeconds: 900,
    concurrency: 2,
    batch: 1,
    keepSeconds: 30 * 24 * 3600,
    ...definition,
  };
}

/** Where jobs go whose tries are used up. */
export function deadLettersOf({ name }: Pick<Queue, "name">): string {
  return `${name}.dead`;
}
