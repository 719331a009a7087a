import { useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import type { Tone } from "@assay/ui/badge";
import { Button } from "@assay/ui/button";
import { CopyButton } from "@assay/ui/copy-button";
import { JsonView } from "@assay/ui/json-view";
import { Notice } from "@assay/ui/notice";
import { formatMicros } from "../money.ts";
import { answerJson, isRunning } from "./run.ts";
import type { Run } from "./run.ts";

const tones: Record<Run["state"], Tone> = {
  waiting: "info",
  streaming: "info",
  done: "good",
  stopped: "warn",
  failed: "bad",
};

export interface RunPanelProps {
  run: Run | undefined;
  locale: string;
  onRetry: () => void;
}

/** An answer as it comes in, what it took, and both sides of the wire. */
export function RunPanel({ run, locale, onRetry }: RunPanelProps) {
  const t = useTranslations("models.playground");
  if (run === undefined)
    return (
      <p className="rounded-lg border border-dashed border-line px-4 py-10 text-center text-muted">
        {t("nothingYet")}
      </p>
    );
  const { state, request, text, reasoning, model, finish } = run;
  return (
    <section
      aria-label={t("answerOf", { model: request.model })}
      className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <header className="flex flex-wrap items-center justify-between gap-2">
        <span className="min-w-0 font-mono text-sm break-all">{model ?? request.model}</span>
        <span className="flex items-center gap-2">
          <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
          {text !== "" && <CopyButton text={text} label={t("copyAnswer")} />}
        </span>
      </header>
      {reasoning !== "" && (
        <details className="text-sm text-muted">
          <summary>{t("reasoning")}</summary>
          <p className="mt-1 break-words whitespace-pre-wrap">{reasoning}</p>
        </details>
      )}
      <div
        role="log"
        aria-busy={isRunning(run)}
        aria-label={t("answer")}
        className="min-h-6 break-words whitespace-pre-wrap"
      >
        {text === "" && state === "waiting" ? <span className="text-faint">{t("waiting")}</span> : text}
      </div>
      <p role="status" className="sr-only">
        {state === "done" && t("ready")}
      </p>
      {state === "stopped" && (
        <p className="text-sm text-warn">{t(text === "" ? "stoppedEmpty" : "stoppedPartial")}</p>
      )}
      {finish === "length" && <p className="text-sm text-warn">{t("cutByLimit")}</p>}
      <Failure run={run} onRetry={onRetry} />
      <Figures run={run} locale={locale} />
      {!isRunning(run) && (
        <details className="text-sm">
          <summary className="text-muted hover:text-ink coarse:min-h-11">{t("raw")}</summary>
          <div className="mt-2 grid gap-3">
            <JsonView value={request} label={t("request")} />
            <JsonView value={answerJson(run)} label={t("answer")} />
          </div>
        </details>
      )}
    </section>
  );
}

function Failure({ run: { failure, text }, onRetry }: { run: Run; onRetry: () => void }) {
  const t = useTranslations("models");
  if (failure === undefined) return null;
  const known = [`playground.errors.${failure}`, `outcomes.${failure}`].find((key) => t.has(key));
  return (
    <Notice tone="bad" title={t(known ?? "playground.errors.unknown")}>
      {text !== "" && <p>{t("playground.partial")}</p>}
      <div className="mt-2">
        <Button size="sm" type="button" onClick={onRetry}>
          {t("playground.retry")}
        </Button>
      </div>
    </Notice>
  );
}

function Figures({
  run: { firstTokenMs, totalMs, tokens, cost, state },
  locale,
}: {
  run: Run;
  locale: string;
}) {
  const t = useTranslations("models.playground");
  const ms = (value: number | undefined) => (value === undefined ? "–" : t("ms", { ms: value }));
  const figures = [
    [t("firstToken"), ms(firstTokenMs)],
    [t("total"), ms(totalMs)],
    [
      t("tokens"),
      tokens === undefined ? "–" : t("tokenCounts", { prompt: tokens.prompt, completion: tokens.completion }),
    ],
    [t("cost"), cost === undefined ? "–" : formatMicros(cost.micros, cost.currency, locale)],
  ] as const;
  return (
    <>
      <dl className="flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-3 text-sm">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {state === "done" && cost === undefined && <p className="text-xs text-muted">{t("noCost")}</p>}
    </>
  );
}
