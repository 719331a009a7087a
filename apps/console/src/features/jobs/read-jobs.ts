import "server-only";
import { retryRead } from "@assay/db";
import type { WorkspaceId } from "@assay/db";
import { JobState } from "@assay/db/jobs";
import type { JobStatus, Jobs } from "@assay/db/jobs";
import { z } from "zod";
import { platform } from "~/server/platform.ts";

export type JobCount = Awaited<ReturnType<Jobs["count"]>>[number];

/** Which jobs an address asks for; what is not valid asks for nothing in particular. */
export const JobFilter = z.object({
  state: JobState.optional().catch(undefined),
  queue: z
    .string()
    .regex(/^[\w.-]{1,100}$/u)
    .optional()
    .catch(undefined),
});
export type JobFilter = z.infer<typeof JobFilter>;

const shown = 200;

/** A workspace's jobs, the newest first, and how many stand where. */
export async function readJobs(
  workspace: WorkspaceId,
  query: Record<string, unknown>,
): Promise<{ jobs: JobStatus[]; counts: JobCount[]; chosen: JobFilter }> {
  const { state, queue } = JobFilter.parse(query);
  const chosen = { ...(state !== undefined && { state }), ...(queue !== undefined && { queue }) };
  const [jobs, counts] = await retryRead(async () => {
    const opened = await platform().jobs();
    return Promise.all([opened.list(workspace, { ...chosen, limit: shown }), opened.count(workspace)]);
  });
  return { jobs, counts, chosen };
}

/** Whether a job will still change by itself. */
export function isUnderWay({ state }: Pick<JobStatus, "state">): boolean {
  return state === "queued" || state === "running" || state === "retrying";
}
