import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { EmptyState } from "@assay/ui/states";
import { Table, Td, Th } from "@assay/ui/table";
import type { Reached } from "./reach.ts";

const tones: Record<Reached["by"], Tone> = { connection: "accent", environment: "info", local: "good" };

/** Which providers can be asked now, and by what. */
export function ReachOverview({ reached }: { reached: readonly Reached[] }) {
  const t = useTranslations("models.reach");
  if (reached.length === 0) return <EmptyState title={t("none")}>{t("noneWhat")}</EmptyState>;
  return (
    <Card title={t("title")}>
      <Table caption={t("title")}>
        <thead>
          <tr>
            <Th>{t("provider")}</Th>
            <Th>{t("by")}</Th>
            <Th align="right">{t("models")}</Th>
          </tr>
        </thead>
        <tbody>
          {reached.map(({ id, name, by, detail, models }) => (
            <tr key={`${by}:${id}`}>
              <Td>{name}</Td>
              <Td>
                <Badge tone={tones[by]}>{t(`ways.${by}`)}</Badge>{" "}
                {detail !== undefined && <span className="font-mono text-xs text-muted">{detail}</span>}
              </Td>
              <Td align="right">
                {models === 0 ? (
                  <span className="text-faint">0</span>
                ) : (
                  <Link
                    href={`/models/catalogue?provider=${encodeURIComponent(id)}`}
                    prefetch={false}
                    className="link"
                  >
                    {models}
                  </Link>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
