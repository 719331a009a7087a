import { useTranslations } from "next-intl";
import type { McpServer, TestedTool, ToolRule } from "@assay/agent";
import { Badge } from "@assay/ui/badge";
import { Button } from "@assay/ui/button";
import { chooseTools } from "./actions.ts";
import type { SeenTools } from "./seen-tools.ts";
import { policies, ruleFields } from "./tool-rules.ts";

export interface ToolPoliciesProps {
  server: McpServer;
  seen: SeenTools | undefined;
  mayChange: boolean;
}

/** What each tool of a server may do. What it says of itself is its server's word, and shown as plain text. */
export function ToolPolicies({ server: { config }, seen, mayChange }: ToolPoliciesProps) {
  const t = useTranslations("ask-servers");
  const tools = new Map(seen?.tools.map((tool) => [tool.name, tool]));
  const rows = Object.entries(config.tools).map(([name, rule]) => (
    <Row
      key={name}
      name={name}
      rule={rule}
      tool={tools.get(name)}
      isGone={seen !== undefined && !tools.has(name)}
      mayChange={mayChange}
    />
  ));
  const hint = <p className="text-sm text-muted">{t(seen === undefined ? "notSeen" : "theirWords")}</p>;
  if (!mayChange)
    return (
      <div className="grid gap-3">
        {hint}
        <ul className="divide-y divide-line">{rows}</ul>
      </div>
    );
  return (
    <form action={chooseTools} aria-label={t("toolsOf", { name: config.name })} className="grid gap-3">
      <input type="hidden" name="id" value={config.id} />
      {hint}
      <ul className="divide-y divide-line">{rows}</ul>
      <div>
        <Button variant="primary">{t("savePolicies")}</Button>
      </div>
    </form>
  );
}

interface RowProps {
  name: string;
  rule: ToolRule;
  tool: TestedTool | undefined;
  /** The server did not list it when it was last tried. */
  isGone: boolean;
  mayChange: boolean;
}

function Row({ name, rule, tool, isGone, mayChange }: RowProps) {
  const t = useTranslations("ask-servers");
  const isChanged = tool !== undefined && rule.pin !== undefined && rule.pin !== tool.pin;
  return (
    <li className="grid gap-2 py-2.5 sm:grid-cols-[minmax(0,1fr)_12rem] sm:items-start">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-mono text-sm break-all">{name}</span>
          {tool !== undefined && (
            <Badge tone={tool.claimsReadOnly ? "neutral" : "warn"}>
              {t(tool.claimsReadOnly ? "saysReads" : "mayWrite")}
            </Badge>
          )}
          {isChanged && <Badge tone="bad">{t("changed")}</Badge>}
          {isGone && <Badge>{t("gone")}</Badge>}
          {tool?.isSuspicious === true && <Badge tone="bad">{t("suspicious")}</Badge>}
        </p>
        {tool !== undefined && (
          <p className="text-sm break-words text-muted">
            {tool.words || t(tool.isSuspicious ? "withheld" : "noWords")}
          </p>
        )}
        {isChanged && <p className="text-sm text-bad">{t("changedWhat")}</p>}
      </div>
      {mayChange ? (
        <>
          {tool !== undefined && <input type="hidden" name={ruleFields.pin(name)} value={tool.pin} />}
          <select
            name={ruleFields.policy(name)}
            defaultValue={rule.policy}
            aria-label={t("policyOf", { name })}
            className="control w-full"
          >
            {policies.map((policy) => (
              <option key={policy} value={policy}>
                {t(`policies.${policy}`)}
              </option>
            ))}
          </select>
        </>
      ) : (
        <p className="text-sm">{t(`policies.${rule.policy}`)}</p>
      )}
    </li>
  );
}
