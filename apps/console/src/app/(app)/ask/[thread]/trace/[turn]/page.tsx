import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { retryRead } from "@assay/db";
import { PageHeader } from "@assay/ui/page";
import { readTrace } from "~/features/ask-trace/read-trace.ts";
import { StepList } from "~/features/ask-trace/step-list.tsx";
import { TraceTotals } from "~/features/ask-trace/trace-totals.tsx";
import { threadOwner } from "~/server/agent-stores.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ask-trace"))("title") };
}

export default async function Page({ params }: PageProps<"/ask/[thread]/trace/[turn]">) {
  const principal = await requirePrincipal("data.read");
  const [asked, t] = await Promise.all([params, getTranslations("ask-trace")]);
  const trace = await retryRead(() => readTrace(threadOwner(principal), asked));
  if (trace === undefined) notFound();
  const { title, turn, steps } = trace;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        trail={[
          { label: t("ask"), href: "/ask" },
          { label: title === "" ? t("untitled") : title, href: `/ask/${asked.thread}` },
        ]}
        trailLabel={t("trail")}
      />
      <div className="grid gap-5">
        <TraceTotals turn={turn} steps={steps.length} />
        <StepList steps={steps} />
      </div>
    </>
  );
}
