import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { McpServer } from "@assay/agent";
import { Badge } from "@assay/ui/badge";
import { Button, buttonClass } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { ConfirmButton } from "@assay/ui/confirm-button";
import { EmptyState } from "@assay/ui/states";
import { removeServer, switchServer, testServerAgain } from "./actions.ts";
import type { SeenTools } from "./seen-tools.ts";
import { ToolPolicies } from "./tool-policies.tsx";
import { countPolicies } from "./tool-rules.ts";

/** A server with what its tools said when it was last tried, where that is still known. */
export interface ListedServer {
  server: McpServer;
  seen: SeenTools | undefined;
}

export interface ServerListProps {
  servers: readonly ListedServer[];
  mayChange: boolean;
  /** The id of the server whose tools are shown. */
  open: string | undefined;
}

/** The servers of the workspace: how each is reached, whether it answered, and what its tools may do. */
export function ServerList({ servers, mayChange, open }: ServerListProps) {
  const t = useTranslations("ask-servers");
  if (servers.length === 0) return <EmptyState title={t("none")}>{t("noneWhat")}</EmptyState>;
  return (
    <Card title={t("list")}>
      <ul className="-my-3 divide-y divide-line">
        {servers.map((each) => (
          <Item
            key={each.server.config.id}
            listed={each}
            mayChange={mayChange}
            isOpen={open === each.server.config.id}
          />
        ))}
      </ul>
    </Card>
  );
}

function Item({
  listed: { server, seen },
  mayChange,
  isOpen,
}: {
  listed: ListedServer;
  mayChange: boolean;
  isOpen: boolean;
}) {
  const t = useTranslations("ask-servers");
  const { config, secrets, isBroken } = server;
  const { name, transport, isEnabled } = config;
  const address =
    config.transport === "http" ? config.url : [config.command, ...config.args.map(quoted)].join(" ");
  return (
    <li className="grid gap-3 py-3">
      <div className="grid gap-2 lg:grid-cols-[1fr_auto]">
        <div className="grid min-w-0 content-start gap-1">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{name}</span>
            <Badge tone={isEnabled ? "good" : "neutral"}>{t(isEnabled ? "on" : "off")}</Badge>
            <TestState server={server} />
          </p>
          <p className="text-sm break-words text-muted">
            {t(`transports.${transport}`)} · <span className="font-mono break-all">{address}</span>
          </p>
          <p className="text-sm text-muted">
            {secrets.length === 0
              ? t("noSecret")
              : secrets
                  .map(({ name: secret, hint }) => t("secret", { name: secret, hint: hint ?? t("kept") }))
                  .join(" · ")}
            {seen?.server !== undefined && ` · ${t("calls", seen.server)}`}
          </p>
          {isBroken && <p className="text-sm text-bad">{t("broken")}</p>}
          <LastFailure server={server} />
        </div>
        {mayChange && <Actions server={server} />}
      </div>
      <Tools server={server} seen={seen} mayChange={mayChange} isOpen={isOpen} />
    </li>
  );
}

/** Shows where one argument ends and the next begins. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/u.test(argument) ? argument : JSON.stringify(argument);
}

function TestState({ server: { isBroken, test } }: { server: McpServer }) {
  const t = useTranslations("ask-servers");
  const format = useFormatter();
  if (isBroken) return <Badge tone="bad">{t("isBroken")}</Badge>;
  if (test === undefined) return <Badge>{t("untested")}</Badge>;
  const isGood = test.outcome === "ok";
  return (
    <>
      <Badge tone={isGood ? "info" : "bad"}>{t(isGood ? "answers" : "fails")}</Badge>
      <span className="text-sm text-muted">
        {t("testedAt", { at: format.dateTime(test.at, { dateStyle: "medium", timeStyle: "short" }) })}
      </span>
    </>
  );
}

function LastFailure({ server: { isBroken, test } }: { server: McpServer }) {
  const t = useTranslations("ask-servers.errors.tested");
  if (isBroken || test === undefined || test.outcome === "ok") return null;
  return <p className="text-sm text-bad">{t.has(test.outcome) ? t(test.outcome) : test.outcome}</p>;
}

function Actions({ server: { config, isBroken } }: { server: McpServer }) {
  const t = useTranslations("ask-servers");
  const { id, name, isEnabled } = config;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <form action={testServerAgain}>
        <input type="hidden" name="id" value={id} />
        <Button size="sm" disabled={isBroken} aria-label={t("testOf", { name })}>
          {t("test")}
        </Button>
      </form>
      <form action={switchServer}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="isEnabled" value={isEnabled ? "off" : "on"} />
        <Button
          size="sm"
          disabled={isBroken}
          aria-label={t(isEnabled ? "switchOffOf" : "switchOnOf", { name })}
        >
          {t(isEnabled ? "switchOff" : "switchOn")}
        </Button>
      </form>
      <Link
        href={`/ask/servers?change=${encodeURIComponent(id)}#connect`}
        className={buttonClass("secondary", "sm")}
        aria-label={t("changeOf", { name })}
      >
        {t("change")}
      </Link>
      <form action={removeServer}>
        <input type="hidden" name="id" value={id} />
        <ConfirmButton
          size="sm"
          title={t("removeTitle", { name })}
          consequence={t("removeWhat")}
          confirm={t("remove")}
          aria-label={t("removeOf", { name })}
        >
          {t("remove")}
        </ConfirmButton>
      </form>
    </div>
  );
}

function Tools({ server, seen, mayChange, isOpen }: ListedServer & { mayChange: boolean; isOpen: boolean }) {
  const t = useTranslations("ask-servers");
  const rules = server.config.tools;
  const count = Object.keys(rules).length;
  if (count === 0) return <p className="text-sm text-muted">{t("noTools")}</p>;
  return (
    <details open={isOpen} className="rounded border border-line">
      <summary className="flex flex-wrap gap-x-2 px-3 py-1.5 text-sm coarse:min-h-11 coarse:items-center">
        <span className="font-medium">{t("tools", { count })}</span>
        <span className="text-muted">{t("policyCounts", countPolicies(rules))}</span>
      </summary>
      <div className="border-t border-line p-3">
        <ToolPolicies server={server} seen={seen} mayChange={mayChange} />
      </div>
    </details>
  );
}
