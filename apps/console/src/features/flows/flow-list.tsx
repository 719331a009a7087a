import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { FlowGraph } from "@assay/ui/flow-graph";
import { Notice } from "@assay/ui/notice";
import type { readFlows } from "./read-flows.ts";

/** Each flow of the classic engine drawn, its actions, and what is wrong with them. */
export function FlowList({ flows, findings, actions, mermaid }: ReturnType<typeof readFlows>) {
  const t = useTranslations("flows");
  const locale = useLocale() === "zh" ? "zh" : "en";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {findings.length === 0 ? (
        <Notice tone="good">{t("clean")}</Notice>
      ) : (
        <Notice tone="warn">{findings.map(({ message }) => message).join(" ")}</Notice>
      )}
      {flows.map(({ id, title, description, nodes, edges }) => (
        <Card key={id} title={title[locale]}>
          <p className="mb-3 text-sm text-muted" lang="en">
            {description}
          </p>
          <FlowGraph title={title[locale]} nodes={nodes} edges={edges} />
        </Card>
      ))}
      <Card title={t("actions")}>
        <ul className="grid gap-1">
          {actions.map(({ name, hasSideEffects }) => (
            <li key={name} className="flex items-center gap-2">
              <code>{name}</code>
              <Badge tone={hasSideEffects ? "warn" : "good"}>{t(hasSideEffects ? "writes" : "reads")}</Badge>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t("mermaid")}>
        <pre tabIndex={0} className="max-h-80 overflow-auto text-xs">
          {mermaid}
        </pre>
      </Card>
    </div>
  );
}
