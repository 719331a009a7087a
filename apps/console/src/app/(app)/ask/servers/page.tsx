import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "@assay/auth/roles";
import { retryRead } from "@assay/db";
import { Notice } from "@assay/ui/notice";
import { PageHeader } from "@assay/ui/page";
import { ConnectCard } from "~/features/ask-servers/connect-card.tsx";
import { seenTools } from "~/features/ask-servers/seen-tools.ts";
import { ServerList } from "~/features/ask-servers/server-list.tsx";
import { Outcome } from "~/features/outcome/outcome.tsx";
import { agentStores, serverLimits } from "~/server/agent-stores.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ask-servers"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/ask/servers">) {
  const { workspaceId, role } = await requirePrincipal("settings.read");
  const mayChange = can(role, "settings.write");
  const { allowsStdio } = serverLimits();
  const [{ error, done, change, server }, t, servers] = await Promise.all([
    searchParams,
    getTranslations("ask-servers"),
    retryRead(() => agentStores().servers.list(workspaceId)),
  ]);
  const changed = servers.find(({ config }) => config.id === change);
  const listed = servers.map((each) => ({ server: each, seen: seenTools(workspaceId, each.config.id) }));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-5">
        <Outcome feature="ask-servers" error={error} done={done} />
        {change !== undefined && changed === undefined && (
          <Notice tone="warn">{t("errors.no_server")}</Notice>
        )}
        <ServerList
          servers={listed}
          mayChange={mayChange}
          open={typeof server === "string" ? server : undefined}
        />
        {mayChange && <ConnectCard changed={changed} allowsStdio={allowsStdio} />}
        <p className="max-w-[80ch] text-sm text-muted">{t(allowsStdio ? "stdioOn" : "stdioOff")}</p>
      </div>
    </>
  );
}
