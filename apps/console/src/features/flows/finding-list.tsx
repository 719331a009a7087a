import { useTranslations } from "next-intl";
import type { Finding } from "@assay/dialogue";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";

/** What the linter says of an assistant, or that it says nothing. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations("flows.findings");
  return (
    <Card title={t("title")}>
      {findings.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <Table caption={t("title")}>
          <thead>
            <tr>
              <Th>{t("severity")}</Th>
              <Th>{t("what")}</Th>
              <Th>{t("where")}</Th>
              <Th>{t("detail")}</Th>
            </tr>
          </thead>
          <tbody>
            {findings.map(({ code, severity, flow, step, message }, index) => (
              <tr key={index}>
                <Td>
                  <Badge tone={severity === "error" ? "bad" : "warn"}>{t(severity)}</Badge>
                </Td>
                <Td>{t(`codes.${code}`)}</Td>
                <Td>
                  {flow === undefined ? (
                    t("everywhere")
                  ) : (
                    <code>{step === undefined ? flow : `${flow}/${step}`}</code>
                  )}
                </Td>
                <Td lang="en">{message}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
