import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { findCalculator } from "@assay/report/calculators";
import { PageHeader } from "@assay/ui/page";
import { CalculatorScreen } from "~/features/calculators/calculator-screen.tsx";
import { CalculatorSources } from "~/features/calculators/calculator-sources.tsx";
import { CopyAddress } from "~/features/calculators/copy-address.tsx";
import { say } from "~/features/calculators/format-value.ts";
import { hrefOf } from "~/features/calculators/query.ts";
import { readSpeaker } from "~/features/calculators/speaker.ts";
import { StateProblems } from "~/features/calculators/state-problems.tsx";
import { queryOf, readState } from "~/features/calculators/state.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata({ params }: PageProps<"/calculators/[id]">): Promise<Metadata> {
  const [{ id }, speaker] = await Promise.all([params, readSpeaker()]);
  const calculator = findCalculator(id);
  return calculator === undefined ? {} : { title: say(calculator.title, speaker) };
}

export default async function Page({ params, searchParams }: PageProps<"/calculators/[id]">) {
  await requirePrincipal("data.read");
  const [{ id }, query, t, speaker] = await Promise.all([
    params,
    searchParams,
    getTranslations("calculators"),
    readSpeaker(),
  ]);
  const calculator = findCalculator(id);
  if (calculator === undefined) notFound();
  const path = `/calculators/${id}`;
  const { state, problems, moved } = readState(calculator, query);
  if (moved !== undefined) redirect(hrefOf(path, moved));
  const address = queryOf(calculator, state);
  return (
    <>
      <PageHeader
        title={say(calculator.title, speaker)}
        lead={say(calculator.summary, speaker)}
        trail={[{ label: t("list.title"), href: "/calculators" }]}
        trailLabel={t("trail")}
        actions={<CopyAddress path={hrefOf(path, address)} label={t("copy")} />}
      />
      <StateProblems problems={problems} />
      <CalculatorScreen calculator={calculator} state={state} speaker={speaker} />
      <CalculatorSources calculator={calculator} speaker={speaker} />
    </>
  );
}
