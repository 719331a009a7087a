import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@assay/ui/client-messages";
import { PageHeader } from "@assay/ui/page";
import { Basics } from "~/features/kit/basics.tsx";
import { ChartSamples } from "~/features/kit/chart-samples.tsx";
import { Conversation } from "~/features/kit/conversation.tsx";
import { Fields } from "~/features/kit/fields.tsx";
import { FlowSamples } from "~/features/kit/flow-samples.tsx";
import { LongTable } from "~/features/kit/long-table.tsx";
import { Overlays } from "~/features/kit/overlays.tsx";
import { Viewers } from "~/features/kit/viewers.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export const metadata: Metadata = { title: "Kit" };

const mostRows = 20_000;

export default async function Page({ searchParams }: PageProps<"/dev/kit">) {
  await requirePrincipal("data.read");
  const [{ rows }, t] = await Promise.all([searchParams, getTranslations("kit")]);
  const wanted = Math.min(mostRows, Math.max(0, Math.trunc(Number(rows ?? 500))));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        trail={[{ label: t("trail"), href: "/" }]}
        trailLabel={t("trailLabel")}
      />
      <div className="grid gap-6">
        <Basics />
        <Fields />
        <ClientMessages features={["kit"]}>
          <LongTable count={Number.isFinite(wanted) ? wanted : 500} />
          <Overlays />
        </ClientMessages>
        <ChartSamples />
        <FlowSamples />
        <Viewers />
        <ClientMessages features={["kit"]}>
          <Conversation />
        </ClientMessages>
      </div>
    </>
  );
}
