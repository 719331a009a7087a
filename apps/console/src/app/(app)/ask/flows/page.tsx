import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { lint } from "@assay/dialogue";
import { createReportAssistant } from "@assay/report/classic";
import { PageHeader } from "@assay/ui/page";
import { AssistantParts } from "~/features/flows/assistant-parts.tsx";
import { FindingList } from "~/features/flows/finding-list.tsx";
import { FlowDrawings } from "~/features/flows/flow-drawings.tsx";
import { FlowFiles } from "~/features/flows/flow-files.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("flows"))("title") };
}

/** How the classic engine answers: its flows drawn, and what they stand on. */
export default async function Page() {
  await requirePrincipal("data.read");
  const t = await getTranslations("flows");
  const assistant = createReportAssistant();
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        trail={[{ label: t("ask"), href: "/ask" }]}
        trailLabel={t("trail")}
        actions={<FlowFiles />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <FlowDrawings assistant={assistant} />
        <FindingList findings={lint(assistant)} />
        <AssistantParts assistant={assistant} />
      </div>
    </>
  );
}
