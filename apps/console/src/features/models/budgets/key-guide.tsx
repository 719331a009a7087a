import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { CopyButton } from "@assay/ui/copy-button";
import { gatewayUrl } from "~/server/env.ts";
import { bodyOf, curlOf, pythonOf } from "../snippets.ts";

/** How a program uses a key: the address, the environment, curl, Python. */
export function KeyGuide({ address }: { address: string | undefined }) {
  const t = useTranslations("models.keys");
  const gateway = gatewayUrl();
  const body = bodyOf({
    model: address ?? "app:console",
    system: "",
    prompt: t("sample"),
    temperature: undefined,
    maxTokens: undefined,
  });
  const parts = [
    {
      id: "environment",
      text: `export ASSAY_KEY=sk-assay-…\nexport OPENAI_BASE_URL=${gateway}\nexport OPENAI_API_KEY=$ASSAY_KEY`,
    },
    { id: "curl", text: curlOf(gateway, body) },
    { id: "python", text: pythonOf(gateway, body) },
  ];
  return (
    <Card title={t("guide")}>
      <p className="mb-4 max-w-[80ch] text-muted">
        {t("guideWhat")} <code className="font-mono text-sm text-ink">{gateway}</code>. {t("guideStart")}{" "}
        <code className="font-mono text-sm whitespace-nowrap text-ink">assay serve --accounts database</code>.{" "}
        {t("guideAnonymous")}
      </p>
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-3">
        {parts.map(({ id, text }) => (
          <div key={id} className="grid min-w-0 grid-cols-1 content-start gap-1">
            <div className="flex items-center justify-between">
              <h3 className="text-sm font-medium">{t(`parts.${id}`)}</h3>
              <CopyButton text={text} label={t("copy", { what: t(`parts.${id}`) })} />
            </div>
            {/* A region that scrolls has to be reachable by keyboard. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre tabIndex={0} className="overflow-x-auto rounded bg-raised px-3 py-2 font-mono text-xs">
              {text}
            </pre>
          </div>
        ))}
      </div>
    </Card>
  );
}
