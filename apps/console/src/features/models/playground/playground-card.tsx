import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@assay/ui/notice";
import { EmptyState } from "@assay/ui/states";
import { gatewayUrl } from "~/server/env.ts";
import { ModelMessages } from "../model-messages.tsx";
import { groupAddresses } from "../model-select.tsx";
import { bodyOf, curlOf } from "../snippets.ts";
import { Playground } from "./playground.tsx";

export interface PlaygroundCardProps {
  /** The models that can be asked now. */
  addresses: readonly string[];
  /** The model the page's address names. */
  asked: string | string[] | undefined;
  /** Why this person may not ask. */
  refusal: "minor" | "auth.forbidden" | undefined;
}

/** The playground, or why there is none here. */
export function PlaygroundCard({ addresses, asked, refusal }: PlaygroundCardProps) {
  const t = useTranslations("models.playground");
  const locale = useLocale();
  if (refusal !== undefined) return <Notice tone="warn">{t(`errors.${refusal}`)}</Notice>;
  if (addresses.length === 0)
    return (
      <EmptyState title={t("none")}>
        <p>{t("noneWhat")}</p>
        <p className="mt-2">
          <Link href="/models/connections" className="link">
            {t("toConnections")}
          </Link>
        </p>
      </EmptyState>
    );
  const known = addresses.find((address) => address === asked);
  const model = known ?? addresses[0] ?? "";
  const sample = bodyOf({
    model,
    system: "",
    prompt: t("sample"),
    temperature: undefined,
    maxTokens: undefined,
  });
  return (
    <div className="grid gap-5">
      {asked !== undefined && known === undefined && <Notice tone="warn">{t("notReachable")}</Notice>}
      <noscript>
        <Notice tone="warn" title={t("needsScript")}>
          <pre className="mt-2 overflow-x-auto font-mono text-xs">{curlOf(gatewayUrl(), sample)}</pre>
        </Notice>
      </noscript>
      <ModelMessages parts={["playground", "outcomes"]}>
        <Playground
          key={model}
          groups={groupAddresses(addresses)}
          model={model}
          locale={locale}
          gateway={gatewayUrl()}
        />
      </ModelMessages>
    </div>
  );
}
