import type { JobStatus } from "@assay/db/jobs";
import { keyOf } from "../log/read-log.ts";
import { ResultRecord } from "../log/record.ts";
import type { SampleError } from "../log/record.ts";
import type { TryOptions } from "../run/try-sample.ts";

/** What a worker made of a try, where it can be read. */
export function resultOf(options: TryOptions, outcome: unknown): ResultRecord {
  const { open, model, epoch } = options;
  const key = keyOf({ model: model.address, sample: open.sample.id, epoch });
  const { data: result } = ResultRecord.safeParse(outcome);
  if (result !== undefined && keyOf(result) === key && result.hash === open.hash) return result;
  return withError(options, {
    code: "run.worker_refused",
    message: "a worker of another version made a result that cannot be read",
  });
}

/** A try that no worker came to an end with: it counts for nothing and is made on resume. */
export function unmade(
  options: TryOptions,
  { job, refusal }: { job: JobStatus; refusal: string | undefined },
): ResultRecord {
  if (refusal !== undefined) return withError(options, { code: "run.worker_refused", message: refusal });
  const message =
    job.state === "cancelled"
      ? "its job was cancelled"
      : `no worker came to an end with it: ${job.error ?? "no reason is known"}`;
  return withError(options, { code: "run.worker_lost", message });
}

function withError({ open, model, epoch, now }: TryOptions, error: SampleError): ResultRecord {
  return {
    type: "result",
    model: model.address,
    sample: open.sample.id,
    epoch,
    hash: open.hash,
    at: new Date(now()).toISOString(),
    scores: {},
    errors: [error],
    measured: { latencyMs: 0, steps: 0, inputTokens: 0, outputTokens: 0, isCached: false },
  };
}
