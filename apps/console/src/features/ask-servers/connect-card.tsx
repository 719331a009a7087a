import Link from "next/link";
import { useTranslations } from "next-intl";
import type { McpServer } from "@assay/agent";
import { Card } from "@assay/ui/card";
import { freshState } from "../models/form-state.ts";
import { formNumber } from "../models/sent-forms.ts";
import { ConnectForm } from "./connect-form.tsx";
import { ServerMessages } from "./server-messages.tsx";

/** The form to connect a server, or to change one. */
export function ConnectCard({
  changed,
  allowsStdio,
}: {
  changed: McpServer | undefined;
  allowsStdio: boolean;
}) {
  const t = useTranslations("ask-servers.form");
  const values = changed === undefined ? {} : valuesOf(changed);
  const kept = (changed?.secrets ?? []).map(({ name, hint }) => [name, hint ?? ""] as const);
  return (
    <Card
      id="connect"
      title={changed === undefined ? t("title") : t("changeTitle", { name: changed.config.name })}
      aside={
        changed !== undefined && (
          <Link href="/ask/servers" className="link text-sm">
            {t("stopChanging")}
          </Link>
        )
      }
    >
      <ServerMessages>
        <ConnectForm
          key={changed?.config.id ?? ""}
          initial={{ ...freshState(values), number: formNumber() }}
          allowsStdio={allowsStdio}
          kept={Object.fromEntries(kept)}
        />
      </ServerMessages>
      <p className="mt-4 border-t border-line pt-3 text-sm text-muted">{t("where")}</p>
    </Card>
  );
}

function valuesOf({ config, secrets }: McpServer): Record<string, string> {
  const { id, name, transport } = config;
  const secret = secrets[0]?.name ?? "";
  return config.transport === "http"
    ? { id, name, transport, url: config.url, headerName: secret }
    : {
        id,
        name,
        transport,
        command: config.command,
        args: config.args.join("\n"),
        variableName: secret,
      };
}
