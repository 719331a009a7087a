import Link from "next/link";
import { useTranslations } from "next-intl";
import { factById, subjectOf } from "@assay/report";
import type { Claim } from "@assay/report";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";
import { formatStated, say } from "../calculators/format-value.ts";
import type { Speaker } from "../calculators/format-value.ts";
import { pathOfLine } from "../calculators/groups.ts";
import { ClaimList } from "../report/claim-list.tsx";
import { LineLinks } from "./line-links.tsx";
import { relatedClaims } from "./related-claims.ts";
import { SourceList } from "./source-list.tsx";

/** The claims beside a claim, the facts it rests on, and the passages of the report. */
export function ClaimSources({ claim, speaker }: { claim: Claim; speaker: Speaker }) {
  const t = useTranslations("claims");
  return (
    <div className="mt-5 grid gap-5">
      <ClaimList title={t("related")} claims={relatedClaims(claim)} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {claim.kind !== "application" && <ClaimFacts ids={claim.facts} speaker={speaker} />}
        <Card title={t("sources")}>
          <SourceList
            sources={claim.lines.map((lines) => ({ lines, path: pathOfLine(lines[0]) }))}
            speaker={speaker}
          />
        </Card>
      </div>
    </div>
  );
}

function ClaimFacts({ ids, speaker }: { ids: readonly string[]; speaker: Speaker }) {
  const t = useTranslations("claims.facts");
  const facts = ids.flatMap((id) => factById().get(id) ?? []);
  if (facts.length === 0) return null;
  return (
    <Card title={t("title")}>
      <Table caption={t("title")}>
        <thead>
          <tr>
            <Th>{t("fact")}</Th>
            <Th align="right">{t("figure")}</Th>
            <Th align="right">{t("source")}</Th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.id}>
              <Td>
                <Link
                  href={`/report/facts/${fact.id}`}
                  prefetch={false}
                  className="link coarse:inline-flex coarse:min-h-11 coarse:items-center"
                >
                  {say(fact.note, speaker)}
                </Link>
                <span className="block text-xs text-muted">{say(subjectOf(fact), speaker)}</span>
              </Td>
              <Td align="right">{formatStated(fact, speaker)}</Td>
              <Td align="right" className="text-muted">
                <LineLinks lines={[fact.lines]} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
