import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "@assay/auth/roles";
import { Notice } from "@assay/ui/notice";
import { PageHeader } from "@assay/ui/page";
import { AppModels } from "~/features/models/connections/app-models.tsx";
import { ConnectCard } from "~/features/models/connections/connect-card.tsx";
import { ConnectionList } from "~/features/models/connections/connection-list.tsx";
import { LocalGuide } from "~/features/models/connections/local-guide.tsx";
import { ReachOverview } from "~/features/models/connections/reach-overview.tsx";
import { readConnections } from "~/features/models/connections/read-connections.ts";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { platform } from "~/server/platform.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("connections.title") };
}

export default async function Page({ searchParams }: PageProps<"/models/connections">) {
  const { workspaceId, role } = await requirePrincipal("settings.read");
  const mayChange = can(role, "settings.write");
  const allowsLocal = platform().env.ASSAY_AUTH === undefined;
  const [{ error, done, change }, t, { connections, reached, reachable, chosen }] = await Promise.all([
    searchParams,
    getTranslations("models"),
    readConnections(workspaceId),
  ]);
  const changed = connections.find(({ id }) => id === change);
  return (
    <>
      <PageHeader title={t("connections.title")} lead={t("connections.lead")} />
      <div className="grid gap-5">
        <Outcome feature="models" error={error} done={done} />
        {change !== undefined && changed === undefined && (
          <Notice tone="warn">{t("errors.no_connection")}</Notice>
        )}
        <div className="grid gap-5 xl:grid-cols-2 xl:items-start">
          <ReachOverview reached={reached} />
          <ConnectionList connections={connections} mayChange={mayChange} />
        </div>
        {mayChange && <ConnectCard changed={changed} allowsLocal={allowsLocal} />}
        <AppModels reachable={reachable} chosen={chosen} mayChange={mayChange} />
        {allowsLocal && <LocalGuide reachable={reachable} />}
      </div>
    </>
  );
}
