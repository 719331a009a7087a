import { useFormatter, useTranslations } from "next-intl";
import type { Step } from "@assay/agent";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { useDuration } from "@assay/ui/chat/use-duration.ts";
import { JsonView } from "@assay/ui/json-view";
import { EmptyState } from "@assay/ui/states";
import { layOutSteps } from "./lay-out-steps.ts";
import type { StepBar } from "./lay-out-steps.ts";
import { useAmount } from "./use-amount.ts";

const tones: Record<Step["kind"], Tone> = {
  model: "accent",
  tool: "info",
  guardrail: "neutral",
  approval: "good",
  injection: "warn",
};

const barColours: Record<Step["kind"], string> = {
  model: "bg-accent",
  tool: "bg-info",
  guardrail: "bg-line-strong",
  approval: "bg-good",
  injection: "bg-warn",
};

/** The steps of an answer as a timeline. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations("ask-trace");
  if (steps.length === 0) return <EmptyState title={t("none")}>{t("noneWhat")}</EmptyState>;
  const { bars, totalMs } = layOutSteps(steps);
  return (
    <Card title={t("steps")}>
      <ol className="-my-2 divide-y divide-line">
        {steps.map((step, at) => (
          <StepRow key={at} step={step} bar={bars[at] ?? { fromMs: 0, toMs: 0 }} totalMs={totalMs} />
        ))}
      </ol>
    </Card>
  );
}

function StepRow({ step, bar, totalMs }: { step: Step; bar: StepBar; totalMs: number }) {
  const t = useTranslations("ask-trace");
  const format = useFormatter();
  const duration = useDuration();
  const amount = useAmount();
  const { kind, name, startedAt, durationMs, inputTokens, outputTokens, costMicros, currency, error } = step;
  const hasTokens = inputTokens !== undefined || outputTokens !== undefined;
  return (
    <li className="grid gap-1.5 py-2.5 md:grid-cols-[minmax(0,1fr)_minmax(12rem,40%)] md:gap-x-6">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={tones[kind]}>{t(`kinds.${kind}`)}</Badge>
          <span className="font-mono text-sm break-all">{name}</span>
          {error !== undefined && <StepError code={error} />}
        </p>
        <p className="text-sm text-muted">
          {[
            t("at", { time: format.dateTime(new Date(startedAt), { timeStyle: "medium" }) }),
            ...(hasTokens ? [t("tokenCounts", { input: inputTokens ?? 0, output: outputTokens ?? 0 })] : []),
            ...(costMicros === undefined ? [] : [amount(costMicros, currency)]),
          ].join(" · ")}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <Bar
          bar={bar}
          totalMs={totalMs}
          colour={error === undefined ? barColours[kind] : "bg-bad"}
          label={t("bar", { from: duration(bar.fromMs), to: duration(bar.toMs), total: duration(totalMs) })}
        />
        <span className="figure min-w-16 text-sm text-muted">{duration(durationMs)}</span>
      </div>
      {(step.input !== undefined || step.output !== undefined) && (
        <div className="grid min-w-0 gap-x-6 md:col-span-2 lg:grid-cols-2">
          {step.input !== undefined && <JsonView value={step.input} label={t("input")} openDepth={0} />}
          {step.output !== undefined && <JsonView value={step.output} label={t("output")} openDepth={0} />}
        </div>
      )}
    </li>
  );
}

interface BarProps {
  bar: StepBar;
  totalMs: number;
  colour: string;
  label: string;
}

/** When a step ran, within the whole; never too thin to be seen. */
function Bar({ bar, totalMs, colour, label }: BarProps) {
  const percent = (ms: number) => (totalMs === 0 ? 0 : (ms / totalMs) * 100);
  return (
    <span role="img" aria-label={label} title={label} className="relative h-2.5 flex-1 rounded-sm bg-raised">
      <span
        className={`absolute inset-y-0 min-w-[3px] rounded-sm ${colour}`}
        style={{
          left: `min(${percent(bar.fromMs)}%, calc(100% - 3px))`,
          width: `${percent(bar.toMs - bar.fromMs)}%`,
        }}
      />
    </span>
  );
}

/** A code with its sentence, where there is one. */
function StepError({ code }: { code: string }) {
  const t = useTranslations("ask-trace");
  const words = useTranslations("ui.chat.problem");
  return (
    <span className="text-sm text-bad">
      <span className="font-mono">{t("error", { code })}</span>
      {/^[a-z]+\.[a-z_]+$/u.test(code) && words.has(code) && ` · ${words(code)}`}
    </span>
  );
}
