import { useTranslations } from "next-intl";
import type { Listing } from "@assay/router";
import { providers } from "@assay/router/providers";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { CopyButton } from "@assay/ui/copy-button";
import { hostOf } from "./reach.ts";

/** How each server is started so that it is found: with the port of its provider. */
const commands: Record<string, (port: string) => string[]> = {
  ollama: () => ["ollama pull qwen3:8b", "ollama serve"],
  lmstudio: (port) => ["lms get qwen3-8b", "lms load qwen3-8b", `lms server start --port ${port}`],
  "llama.cpp": (port) => [
    `llama-server -hf ggml-org/gpt-oss-20b-GGUF --host 127.0.0.1 --port ${port} --jinja`,
  ],
  vllm: (port) => [`vllm serve Qwen/Qwen3-8B --host 127.0.0.1 --port ${port}`],
};

const order = Object.keys(commands);

/** How to run a model on this machine: exact commands, and whether something answers there now. */
export function LocalGuide({ reachable }: { reachable: readonly Listing[] }) {
  const t = useTranslations("models.local");
  const local = providers
    .filter(({ id }) => Object.hasOwn(commands, id))
    .toSorted((left, right) => order.indexOf(left.id) - order.indexOf(right.id));
  return (
    <Card title={t("title")}>
      <p className="mb-4 max-w-[80ch] text-muted">{t("what")}</p>
      <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        {local.map(({ id, name, baseUrl }) => {
          const host = hostOf(baseUrl);
          const lines = commands[id]?.(new URL(baseUrl).port) ?? [];
          const models = reachable.filter(({ provider }) => provider === id);
          return (
            <li key={id} className="grid min-w-0 grid-cols-1 content-start gap-2">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{name}</span>
                <Badge tone={models.length > 0 ? "good" : "neutral"}>
                  {models.length > 0 ? t("answers", { count: models.length }) : t("silent")}
                </Badge>
                <span className="font-mono text-xs text-muted">{host}</span>
              </p>
              <div className="flex items-start gap-1">
                {/* A region that scrolls has to be reachable by keyboard. */}
                {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <pre
                  tabIndex={0}
                  className="min-w-0 flex-1 overflow-x-auto rounded bg-raised px-3 py-2 font-mono text-xs"
                >
                  {lines.join("\n")}
                </pre>
                <CopyButton text={lines.join("\n")} label={t("copy", { name })} />
              </div>
            </li>
          );
        })}
      </ul>
      <p className="mt-4 text-sm text-muted">{t("other")}</p>
    </Card>
  );
}
