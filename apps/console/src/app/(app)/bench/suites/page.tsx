import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BenchHeader } from "~/features/bench/bench-header.tsx";
import { readSuites } from "~/features/bench/read-suites.ts";
import { SuiteCard } from "~/features/bench/suite-card.tsx";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bench.suites"))("title") };
}

export default async function Page() {
  await requirePrincipal("data.read");
  const [t, readings] = await Promise.all([getTranslations("bench.suites"), readSuites()]);
  return (
    <>
      <BenchHeader title={t("title")} lead={t("lead")} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {readings.map((reading) => (
          <SuiteCard key={reading.suite.id} reading={reading} />
        ))}
      </div>
    </>
  );
}
