import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const tones = { accent: "bg-accent", good: "bg-good", bad: "bg-bad" } as const;

export interface ProgressProps {
  label: ReactNode;
  /** From 0 to 1; left out while it is not known. */
  value?: number | undefined;
  /** What has been done so far, or what is going on. */
  note?: ReactNode;
  /** A form with the button that stops it. */
  cancel?: ReactNode;
  tone?: keyof typeof tones;
}

/** How far a long piece of work is. */
export function Progress({ label, value, note, cancel, tone = "accent" }: ProgressProps) {
  const t = useTranslations("ui.progress");
  const format = useFormatter();
  const id = useId();
  const part = value === undefined || Number.isNaN(value) ? undefined : Math.min(Math.max(value, 0), 1);
  // Rounded down: what is not finished never says 100%.
  const percent = part === undefined ? undefined : Math.floor(part * 100);
  return (
    <div className="flex items-center gap-3">
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex items-baseline justify-between gap-3">
          <span id={id} className="min-w-0">
            {label}
          </span>
          <span className="figure text-sm text-muted">
            {percent === undefined ? t("running") : format.number(percent / 100, { style: "percent" })}
          </span>
        </div>
        <div
          role="progressbar"
          aria-labelledby={id}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percent}
          className="h-1.5 overflow-hidden rounded-full bg-raised ring-1 ring-line ring-inset"
        >
          <div
            className={classNames(
              "h-full rounded-full",
              tones[tone],
              percent === undefined && "animate-pulse opacity-60",
            )}
            style={{ width: percent === undefined ? "100%" : `${percent}%` }}
          />
        </div>
        {note !== undefined && <div className="text-sm text-muted">{note}</div>}
      </div>
      {cancel !== undefined && <div className="shrink-0">{cancel}</div>}
    </div>
  );
}
