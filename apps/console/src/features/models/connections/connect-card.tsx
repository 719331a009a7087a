import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Connection } from "@assay/router/postgres";
import { providers } from "@assay/router/providers";
import { Card } from "@assay/ui/card";
import { freshState } from "../form-state.ts";
import { ModelMessages } from "../model-messages.tsx";
import { formNumber } from "../sent-forms.ts";
import { ConnectForm } from "./connect-form.tsx";
import { ownProvider } from "./connect-state.ts";

/** The form to connect a model, or to change a connection. */
export function ConnectCard({
  changed,
  allowsLocal,
}: {
  changed: Connection | undefined;
  allowsLocal: boolean;
}) {
  const t = useTranslations("models.form");
  const values = changed === undefined ? {} : valuesOf(changed);
  return (
    <Card
      id="connect"
      title={changed === undefined ? t("title") : t("changeTitle", { name: changed.name })}
      aside={
        changed !== undefined && (
          <Link href="/models/connections" className="link text-sm">
            {t("stopChanging")}
          </Link>
        )
      }
    >
      <ModelMessages parts={["form"]}>
        <ConnectForm
          key={changed?.id ?? ""}
          initial={{ ...freshState(values), pending: undefined, number: formNumber() }}
          providers={providers
            .filter(({ local }) => allowsLocal || !local)
            .map(({ id, name, local }) => ({ id, name, isLocal: local }))}
          changed={changed && { name: changed.name, keyHint: changed.keyHint, hasKey: changed.hasKey }}
          allowsLocal={allowsLocal}
        />
      </ModelMessages>
      <p className="mt-4 border-t border-line pt-3 text-sm text-muted">{t("where")}</p>
    </Card>
  );
}

function valuesOf({
  id,
  provider,
  name,
  baseUrl,
  wire,
  isLocal,
  models,
}: Connection): Record<string, string> {
  return {
    id,
    provider: provider ?? ownProvider,
    name,
    baseUrl: baseUrl ?? "",
    wire,
    isLocal: isLocal ? "on" : "",
    models: models?.join("\n") ?? "",
  };
}
