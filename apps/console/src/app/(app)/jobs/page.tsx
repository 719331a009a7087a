import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "@assay/auth/roles";
import { PageHeader } from "@assay/ui/page";
import { RefreshWhile } from "@assay/ui/refresh-while";
import { JobCounts } from "~/features/jobs/job-counts.tsx";
import { JobList } from "~/features/jobs/job-list.tsx";
import { isUnderWay, readJobs } from "~/features/jobs/read-jobs.ts";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("jobs"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/jobs">) {
  const { workspaceId, role } = await requirePrincipal("data.read");
  const [{ error, done, ...query }, t] = await Promise.all([searchParams, getTranslations("jobs")]);
  const { jobs, counts, chosen } = await readJobs(workspaceId, query);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-5">
        <Outcome feature="jobs" error={error} done={done} />
        <JobCounts counts={counts} chosen={chosen} />
        <JobList
          jobs={jobs}
          mayChange={can(role, "data.write")}
          isFiltered={Object.keys(chosen).length > 0}
        />
      </div>
      <RefreshWhile isActive={jobs.some(isUnderWay)} />
    </>
  );
}
