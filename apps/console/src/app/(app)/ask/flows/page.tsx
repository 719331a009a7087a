import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@assay/ui/page";
import { FlowList } from "~/features/flows/flow-list.tsx";
import { readFlows } from "~/features/flows/read-flows.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("flows"))("title") };
}

/** How the classic engine answers: its flows, drawn. */
export default async function Page() {
  await requirePrincipal("data.read");
  const t = await getTranslations("flows");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        trail={[{ label: t("ask"), href: "/ask" }]}
        trailLabel={t("trail")}
      />
      <FlowList {...readFlows()} />
    </>
  );
}
