import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Listing } from "@assay/router";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";

const shown = 8;

/** Which models can be called now, and how to reach one where none can. */
export function ReachableModels({ models }: { models: readonly Listing[] }) {
  const t = useTranslations("home");
  return (
    <Card
      title={t("models", { count: models.length })}
      aside={
        <Link href="/models/connections" className="link">
          {t("connect")}
        </Link>
      }
    >
      {models.length === 0 ? (
        <p className="text-muted">{t("noModels")}</p>
      ) : (
        <ul className="grid gap-1.5">
          {models.slice(0, shown).map(({ address, isOwn }) => (
            <li key={address} className="flex flex-wrap items-center gap-2">
              <code className="text-sm break-all">{address}</code>
              {isOwn && <Badge tone="accent">{t("own")}</Badge>}
            </li>
          ))}
          {models.length > shown && (
            <li>
              <Link href="/models/catalogue" className="link">
                {t("more", { count: models.length - shown })}
              </Link>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}
