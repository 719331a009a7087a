import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { runHref } from "~/features/bench/addresses.ts";
import { AnswerGrid } from "~/features/bench/answer-grid.tsx";
import { BenchHeader } from "~/features/bench/bench-header.tsx";
import { readSamplePage } from "~/features/bench/read-sample.ts";
import { findRun } from "~/features/bench/run-logs.ts";
import { SampleFacts } from "~/features/bench/sample-facts.tsx";
import { SampleSteps } from "~/features/bench/sample-steps.tsx";
import { UnreadRun } from "~/features/bench/unread-run.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bench.sample"))("title") };
}

export default async function Page({ params, searchParams }: PageProps<"/bench/[run]/[sample]">) {
  await requirePrincipal("data.read");
  const [{ run, sample }, given] = await Promise.all([params, searchParams]);
  const file = findRun(run);
  if (file === undefined) notFound();
  const read = await readSamplePage(file, sample, given);
  if (read === undefined) notFound();
  if (read.state !== "read") return <UnreadRun name={file.name} reading={read} />;
  const { value: page } = read;
  return (
    <>
      <BenchHeader
        title={<span className="wrap-anywhere">{page.sample.id}</span>}
        trail={[{ label: page.run.suite.title, href: runHref(file.name) }]}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <SampleSteps page={page} />
        <SampleFacts page={page} />
        <AnswerGrid page={page} />
      </div>
    </>
  );
}
