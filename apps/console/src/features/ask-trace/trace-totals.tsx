import { useTranslations } from "next-intl";
import type { Turn } from "@assay/agent";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { useDuration } from "@assay/ui/chat/use-duration.ts";
import { useAmount } from "./use-amount.ts";

const tones: Record<Turn["status"], Tone> = {
  running: "info",
  waiting: "warn",
  done: "good",
  stopped: "neutral",
  failed: "bad",
};

/** What the whole answer came to, and what made it. */
export function TraceTotals({ turn: { status, meta }, steps }: { turn: Turn; steps: number }) {
  const t = useTranslations("ask-trace");
  const duration = useDuration();
  const amount = useAmount();
  const rows: [string, string | undefined][] =
    meta === undefined
      ? []
      : [
          [t("engine"), t(`engines.${meta.engine}`)],
          [t("model"), meta.model],
          [t("instructions"), meta.instructions],
          [t("took"), duration(meta.latencyMs)],
          [t("firstToken"), meta.firstTokenMs === undefined ? undefined : duration(meta.firstTokenMs)],
          [
            t("tokens"),
            meta.inputTokens === undefined && meta.outputTokens === undefined
              ? undefined
              : t("tokenCounts", { input: meta.inputTokens ?? 0, output: meta.outputTokens ?? 0 }),
          ],
          [t("cost"), meta.costMicros === undefined ? undefined : amount(meta.costMicros, meta.currency)],
          [t("modelCalls"), String(meta.steps)],
          [t("data"), meta.data.length === 0 ? undefined : meta.data.join(", ")],
        ];
  return (
    <Card title={t("totals")} aside={<Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>}>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-3">
        {[...rows, [t("steps"), t("stepCount", { count: steps })] as const].map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label} className="min-w-0">
                <dt className="text-sm text-muted">{label}</dt>
                <dd className="font-medium break-words">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}
