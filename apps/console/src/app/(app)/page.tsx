import { getTranslations } from "next-intl/server";
import { AppList } from "~/features/home/app-list.tsx";
import { BenchResults } from "~/features/home/bench-results.tsx";
import { Introduction } from "~/features/home/introduction.tsx";
import { ReachableModels } from "~/features/home/reachable-models.tsx";
import { ReportSummary } from "~/features/home/report-summary.tsx";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { readApps } from "~/server/app-states.ts";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";

export default async function Page({ searchParams }: PageProps<"/">) {
  const { workspaceId } = await requirePrincipal("data.read");
  const [{ error }, apps, models, t] = await Promise.all([
    searchParams,
    readApps(),
    modelPlatform().router.list(workspaceId),
    getTranslations("home"),
  ]);
  return (
    <>
      <Introduction />
      <div className="grid gap-5">
        <Outcome feature="accounts" error={error} />
        <AppList apps={apps} />
        <div className="grid items-start gap-5 xl:grid-cols-2">
          <ReportSummary title={t("report")} />
          <div className="grid gap-5">
            <ReachableModels models={models.filter(({ isReachable }) => isReachable)} />
            <BenchResults />
          </div>
        </div>
      </div>
    </>
  );
}
