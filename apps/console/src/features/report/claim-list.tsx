import { useLocale, useTranslations } from "next-intl";
import type { Claim } from "@assay/report";
import { Card } from "@assay/ui/card";
import { Locale } from "@assay/ui/i18n.ts";
import { VerdictBadge } from "~/features/claims/verdict-badge.tsx";
import { verdictOf } from "~/features/claims/verdict-of.ts";
import { MoreLink } from "./fact-list.tsx";
import { RecordLink } from "./record-link.tsx";

export interface ClaimListProps {
  title: string;
  claims: readonly Claim[];
  more?: { href: string; count: number } | undefined;
}

/** Claims with what became of each. */
export function ClaimList({ title, claims, more }: ClaimListProps) {
  const locale = Locale.parse(useLocale());
  const t = useTranslations("vocabulary.claimKinds");
  if (claims.length === 0) return null;
  return (
    <Card id="claims" title={title} aside={more !== undefined && <MoreLink {...more} />}>
      <ul className="grid gap-3">
        {claims.map((claim) => (
          <li key={claim.id} className="grid gap-0.5">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <RecordLink href={`/claims/${claim.id}`} className="font-medium">
                {claim.title[locale]}
              </RecordLink>
              <VerdictBadge verdict={verdictOf(claim)} />
              <span className="text-xs text-muted">{t(claim.kind)}</span>
            </span>
            <span className="max-w-[80ch] text-sm text-muted">{claim.statement[locale]}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
