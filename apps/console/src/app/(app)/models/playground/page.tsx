import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "@assay/auth/roles";
import { retryRead } from "@assay/db";
import { PageHeader } from "@assay/ui/page";
import { PlaygroundCard } from "~/features/models/playground/playground-card.tsx";
import { requirePrincipal } from "~/server/principal.ts";
import { modelPlatform } from "~/server/router.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("playground.title") };
}

export default async function Page({ searchParams }: PageProps<"/models/playground">) {
  const { workspaceId, role, isMinor } = await requirePrincipal("data.read");
  const [{ model }, t, listings] = await Promise.all([
    searchParams,
    getTranslations("models.playground"),
    retryRead(() => modelPlatform().router.list(workspaceId)),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PlaygroundCard
        addresses={listings.filter(({ isReachable }) => isReachable).map(({ address }) => address)}
        asked={model}
        refusal={isMinor ? "minor" : can(role, "data.write") ? undefined : "auth.forbidden"}
      />
    </>
  );
}
