import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Connection } from "@assay/router/postgres";
import { providers } from "@assay/router/providers";
import { Badge } from "@assay/ui/badge";
import { Button, buttonClass } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { ConfirmButton } from "@assay/ui/confirm-button";
import { removeConnection, testAgain } from "./actions.ts";

/** What the workspace has connected, each with the state of its last test and what can be done with it. */
export function ConnectionList({
  connections,
  mayChange,
}: {
  connections: readonly Connection[];
  mayChange: boolean;
}) {
  const t = useTranslations("models.connections");
  if (connections.length === 0) return null;
  return (
    <Card title={t("list")}>
      <ul className="-my-3 divide-y divide-line">
        {connections.map((connection) => (
          <Item key={connection.id} connection={connection} mayChange={mayChange} />
        ))}
      </ul>
    </Card>
  );
}

function Item({ connection, mayChange }: { connection: Connection; mayChange: boolean }) {
  const t = useTranslations("models.connections");
  const { id, name, provider, baseUrl, hasKey, keyHint, isBroken, models } = connection;
  const known = providers.find((each) => each.id === provider);
  return (
    <li className="grid gap-2 py-3 sm:grid-cols-[1fr_auto]">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          <TestState connection={connection} />
        </p>
        <p className="text-sm break-words text-muted">
          {known?.name ?? t(`wires.${connection.wire}`)} ·{" "}
          <span className="font-mono">{baseUrl ?? known?.baseUrl}</span>
        </p>
        <p className="text-sm text-muted">
          {hasKey ? t("key", { hint: keyHint ?? t("keyShort") }) : t("noKey")} · {t("addresses")}{" "}
          <span className="font-mono">{id}/…</span>
          {models !== undefined && ` · ${t("named", { count: models.length })}`}
        </p>
        {isBroken && <p className="text-sm text-bad">{t("broken")}</p>}
        <LastFailure connection={connection} />
      </div>
      {mayChange && (
        <div className="flex flex-wrap items-start gap-2">
          <form action={testAgain}>
            <input type="hidden" name="id" value={id} />
            <Button size="sm" disabled={isBroken} aria-label={t("testOf", { name })}>
              {t("test")}
            </Button>
          </form>
          <Link
            href={`/models/connections?change=${encodeURIComponent(id)}#connect`}
            className={buttonClass("secondary", "sm")}
            aria-label={t("changeOf", { name })}
          >
            {t("change")}
          </Link>
          <form action={removeConnection}>
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
      )}
    </li>
  );
}

function TestState({ connection: { isBroken, test } }: { connection: Connection }) {
  const t = useTranslations("models.connections");
  const format = useFormatter();
  if (isBroken) return <Badge tone="bad">{t("isBroken")}</Badge>;
  if (test === undefined) return <Badge>{t("untested")}</Badge>;
  const isGood = test.outcome === "ok";
  return (
    <>
      <Badge tone={isGood ? "good" : "bad"}>{t(isGood ? "answers" : "fails")}</Badge>
      <span className="text-sm text-muted">
        {t("testedAt", { at: format.dateTime(test.at, { dateStyle: "medium", timeStyle: "short" }) })}
      </span>
    </>
  );
}

function LastFailure({ connection: { isBroken, test } }: { connection: Connection }) {
  const t = useTranslations("models.outcomes");
  if (isBroken || test === undefined || test.outcome === "ok") return null;
  return <p className="text-sm text-bad">{t.has(test.outcome) ? t(test.outcome) : test.outcome}</p>;
}
