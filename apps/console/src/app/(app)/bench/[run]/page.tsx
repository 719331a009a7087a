import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BenchHeader } from "~/features/bench/bench-header.tsx";
import { ComparisonCard } from "~/features/bench/comparison-card.tsx";
import { CountCard } from "~/features/bench/count-card.tsx";
import { Downloads } from "~/features/bench/downloads.tsx";
import { readRunPage } from "~/features/bench/read-run.ts";
import { RunLine } from "~/features/bench/run-card.tsx";
import { RunFacts } from "~/features/bench/run-facts.tsx";
import { findRun } from "~/features/bench/run-logs.ts";
import { RunStanding } from "~/features/bench/run-standing.tsx";
import { SampleCard } from "~/features/bench/sample-card.tsx";
import { ScoreCard } from "~/features/bench/score-card.tsx";
import { StateBadge } from "~/features/bench/state-badge.tsx";
import { UnreadRun } from "~/features/bench/unread-run.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bench"))("run") };
}

export default async function Page({ params, searchParams }: PageProps<"/bench/[run]">) {
  await requirePrincipal("data.read");
  const [{ run }, given] = await Promise.all([params, searchParams]);
  const file = findRun(run);
  if (file === undefined) notFound();
  const read = await readRunPage(file, given);
  if (read.state !== "read") return <UnreadRun name={file.name} reading={read} />;
  const { value: page } = read;
  const { suite } = page.summary.run;
  return (
    <>
      <BenchHeader title={suite.title} lead={suite.description} actions={<StateBadge state={page.state} />} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <RunLine run={page.summary.run} summary={page.summary} />
        <RunStanding page={page} />
        <ScoreCard summary={page.summary} />
        <CountCard summary={page.summary} />
        <ComparisonCard comparisons={page.summary.aggregates.comparisons} />
        <SampleCard page={page} />
        <Downloads page={page} />
        <RunFacts page={page} />
      </div>
    </>
  );
}
