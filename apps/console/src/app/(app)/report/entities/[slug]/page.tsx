import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { entityBySlug, facts } from "@assay/report";
import { PageHeader } from "@assay/ui/page";
import { ClaimList } from "~/features/report/claim-list.tsx";
import { FactList } from "~/features/report/fact-list.tsx";
import { factRows } from "~/features/report/fact-rows.ts";
import { NameDetails } from "~/features/report/name-details.tsx";
import { readWords } from "~/features/report/read-words.ts";
import { claimsAround } from "~/features/report/record-index.ts";
import { requirePrincipal } from "~/server/principal.ts";

type Props = PageProps<"/report/entities/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ slug }, { locale }] = await Promise.all([params, readWords()]);
  return { title: entityBySlug().get(slug)?.name[locale] };
}

export default async function Page({ params }: Props) {
  await requirePrincipal("data.read");
  const [{ slug }, t, { locale, words }] = await Promise.all([
    params,
    getTranslations("report"),
    readWords(),
  ]);
  const entity = entityBySlug().get(slug);
  if (entity === undefined) notFound();
  const own = facts().filter((fact) => fact.entity === slug);
  const around = claimsAround(entity);
  return (
    <>
      <PageHeader
        title={entity.name[locale]}
        lead={entity.note[locale]}
        trail={[{ label: t("names.title"), href: "/report/entities" }]}
        trailLabel={t("trail")}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <NameDetails entity={entity} />
        <FactList title={t("name.facts", { count: own.length })} rows={factRows(own, locale, words)} />
        <ClaimList title={t("name.claims", { count: around.length })} claims={around} />
      </div>
    </>
  );
}
