import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { claimById } from "@assay/report";
import { PageHeader } from "@assay/ui/page";
import { say } from "~/features/calculators/format-value.ts";
import { readInputs } from "~/features/calculators/read-inputs.ts";
import { readSpeaker } from "~/features/calculators/speaker.ts";
import { StateProblems } from "~/features/calculators/state-problems.tsx";
import { ApplicationClaim } from "~/features/claims/application-claim.tsx";
import { ClaimSources } from "~/features/claims/claim-facts.tsx";
import { claimFields } from "~/features/claims/claim-fields.ts";
import { ClaimPassages } from "~/features/claims/claim-passages.tsx";
import { ClaimScreen, hasFigures } from "~/features/claims/claim-screen.tsx";
import { ledgerHref } from "~/features/claims/read-filter.ts";
import { readBenchResults } from "~/features/claims/results-folder.ts";
import { strangersOf } from "~/features/claims/strangers.ts";
import { requirePrincipal } from "~/server/principal.ts";

export async function generateMetadata({ params }: PageProps<"/claims/[id]">): Promise<Metadata> {
  const [{ id }, speaker] = await Promise.all([params, readSpeaker()]);
  const claim = claimById().get(id);
  return claim === undefined ? {} : { title: say(claim.title, speaker) };
}

export default async function Page({ params, searchParams }: PageProps<"/claims/[id]">) {
  await requirePrincipal("data.read");
  const [{ id }, query, t, speaker] = await Promise.all([
    params,
    searchParams,
    getTranslations("claims"),
    readSpeaker(),
  ]);
  const claim = claimById().get(id);
  if (claim === undefined) notFound();
  const fields = claimFields(claim).map(({ field }) => field);
  const read = readInputs(fields, query);
  const kind = {
    label: speaker.vocabulary(`claimKinds.${claim.kind}`),
    href: ledgerHref({ kind: claim.kind }),
  };
  const home = { label: t("title"), href: "/claims" };
  return (
    <>
      <PageHeader
        title={say(claim.title, speaker)}
        lead={say(claim.statement, speaker)}
        trail={claim.kind === "arithmetic" ? [home] : [home, kind]}
        trailLabel={t("trail")}
      />
      <StateProblems problems={strangersOf(fields, query)} />
      {hasFigures(claim) ? (
        <ClaimScreen claim={claim} read={read} speaker={speaker} />
      ) : (
        <ApplicationClaim claim={claim} results={await readBenchResults()} speaker={speaker} />
      )}
      <ClaimSources claim={claim} speaker={speaker} />
      <ClaimPassages lines={claim.lines} />
    </>
  );
}
