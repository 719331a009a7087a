import { useFormatter, useTranslations } from "next-intl";
import type { JobStatus } from "@assay/db/jobs";
import { Button } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { ConfirmButton } from "@assay/ui/confirm-button";
import { Progress } from "@assay/ui/progress";
import { EmptyState } from "@assay/ui/states";
import { cancelJob, retryJob } from "./actions.ts";
import { JobStateBadge } from "./job-state.tsx";

const shown = 200;

export interface JobListProps {
  jobs: readonly JobStatus[];
  mayChange: boolean;
  isFiltered: boolean;
}

/** The newest jobs with their progress; what can be cancelled or tried again has its button. */
export function JobList({ jobs, mayChange, isFiltered }: JobListProps) {
  const t = useTranslations("jobs");
  if (jobs.length === 0)
    return (
      <EmptyState title={t(isFiltered ? "noneSuch" : "none")}>{!isFiltered && t("noneWhat")}</EmptyState>
    );
  return (
    <Card
      title={t("newest")}
      aside={jobs.length === shown && <span className="text-muted">{t("most", { shown })}</span>}
    >
      <ul className="-my-3 divide-y divide-line">
        {jobs.map((job) => (
          <Job key={job.id} job={job} mayChange={mayChange} />
        ))}
      </ul>
    </Card>
  );
}

function Job({ job, mayChange }: { job: JobStatus; mayChange: boolean }) {
  const t = useTranslations("jobs");
  const format = useFormatter();
  const { id, queue, state, progress, note, attempt, error } = job;
  const time = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "medium" });
  const isRunning = state === "running" || state === "retrying";
  return (
    <li className="grid gap-2 py-3 sm:grid-cols-[1fr_auto]">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{queue}</span>
          <JobStateBadge state={state} />
          {job.startedAt !== undefined && (
            <span className="text-sm text-muted">{t("attempt", { attempt })}</span>
          )}
        </p>
        <p className="text-sm text-muted">
          {t("created", { at: time(job.createdAt) })}
          {job.finishedAt !== undefined && ` · ${t("finished", { at: time(job.finishedAt) })}`}
          {note !== "" && ` · ${note}`}
        </p>
        {isRunning && <Progress label={t("progressOf", { queue })} value={progress} />}
        {error !== undefined && <p className="text-sm text-bad">{t("error", { error })}</p>}
        <p className="font-mono text-xs text-faint">{id}</p>
      </div>
      {mayChange && <JobActions job={job} />}
    </li>
  );
}

function JobActions({ job: { id, queue, state } }: { job: JobStatus }) {
  const t = useTranslations("jobs");
  if (state === "done") return null;
  return state === "failed" || state === "cancelled" ? (
    <form action={retryJob}>
      <input type="hidden" name="id" value={id} />
      <Button size="sm">{t("retry")}</Button>
    </form>
  ) : (
    <form action={cancelJob}>
      <input type="hidden" name="id" value={id} />
      <ConfirmButton
        size="sm"
        title={t("cancelTitle", { queue })}
        consequence={t("cancelWhat")}
        confirm={t("cancel")}
      >
        {t("cancel")}
      </ConfirmButton>
    </form>
  );
}
