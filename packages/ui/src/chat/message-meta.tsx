import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "../badge.tsx";
import { DisclosureMark } from "../icon.tsx";
import type { MessageMeta } from "./types.ts";
import { useDuration } from "./use-duration.ts";

export interface MessageMetaViewProps {
  meta: MessageMeta;
  createdAt?: Date | undefined;
  /** The page that shows how the answer came about, step by step. */
  traceHref?: string | undefined;
}

/** The label of what a machine wrote; engine, model, time, cost and data fold out of it. */
export function MessageMetaView({ meta, createdAt, traceHref }: MessageMetaViewProps) {
  const t = useTranslations("ui.chat");
  const format = useFormatter();
  const duration = useDuration();
  const { model, latencyMs, firstTokenMs, steps, costMicros, currency, inputTokens, outputTokens } = meta;
  const { omitted, data = [] } = meta;
  const engine = t.has(`engine.${meta.engine}`) ? t(`engine.${meta.engine}`) : meta.engine;
  const rows: [string, string | undefined][] = [
    [t("meta.engine"), engine],
    [t("meta.model"), model],
    [t("meta.latency"), latencyMs === undefined ? undefined : duration(latencyMs)],
    [t("meta.firstToken"), firstTokenMs === undefined ? undefined : duration(firstTokenMs)],
    [t("meta.steps"), steps === undefined ? undefined : format.number(steps)],
    [
      t("meta.cost"),
      costMicros === undefined
        ? undefined
        : format.number(costMicros / 1e6, {
            ...(currency === undefined ? {} : { style: "currency", currency }),
            minimumFractionDigits: 2,
            maximumFractionDigits: 6,
          }),
    ],
    [
      t("meta.tokens"),
      inputTokens === undefined && outputTokens === undefined
        ? undefined
        : t("meta.tokenCounts", { input: inputTokens ?? 0, output: outputTokens ?? 0 }),
    ],
    [t("meta.omitted"), omitted === undefined ? undefined : format.number(omitted)],
    [t("meta.data"), data.length === 0 ? undefined : data.join("; ")],
    [
      t("meta.time"),
      createdAt === undefined
        ? undefined
        : format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" }),
    ],
  ];
  return (
    <details className="text-sm">
      <summary className="inline-flex list-none items-center gap-1.5 rounded-sm text-muted hover:text-ink coarse:min-h-11">
        <Badge tone="accent">{t("ai")}</Badge>
        <span>{model ?? engine}</span>
        <DisclosureMark />
      </summary>
      <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 rounded border border-line bg-bg px-3 py-2">
        {rows.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-muted">{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {traceHref !== undefined && (
          <div className="col-span-2 pt-1">
            <a href={traceHref} className="link inline-flex items-center coarse:min-h-11">
              {t("meta.trace")}
            </a>
          </div>
        )}
      </dl>
    </details>
  );
}
