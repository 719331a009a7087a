import { useTranslations } from "next-intl";
import { Badge } from "../badge.tsx";
import type { Tone } from "../badge.tsx";
import { classNames } from "../class-names.ts";
import { DisclosureMark } from "../icon.tsx";
import { JsonView } from "../json-view.tsx";
import { ToolApproval } from "./tool-approval.tsx";
import type { ToolCall, ToolState } from "./types.ts";
import { useDuration } from "./use-duration.ts";

const tones: Record<ToolState, Tone> = {
  pending: "neutral",
  running: "info",
  done: "good",
  failed: "bad",
  approval: "warn",
  refused: "neutral",
};

export interface ToolCardProps {
  call: ToolCall;
  /** Called with whether the call may be made; false, or a promise of it, when that was not taken. */
  onApprove?: ((approved: boolean) => unknown) | undefined;
}

/** A call of a tool: its name, state and duration; arguments and result fold out. One that asks is open. */
export function ToolCard({ call, onApprove }: ToolCardProps) {
  const t = useTranslations("ui.chat");
  const duration = useDuration();
  const { name, server, state, input, output, error, durationMs, consequence } = call;
  const isAsking = state === "approval";
  return (
    <div
      className={classNames("min-w-0 rounded border bg-surface", isAsking ? "border-warn" : "border-line")}
    >
      <details open={isAsking || undefined}>
        <summary className="flex min-h-8 list-none items-center gap-2 rounded px-2 hover:bg-raised coarse:min-h-11">
          <DisclosureMark />
          <span className="min-w-0 truncate font-mono text-xs">{name}</span>
          {server !== undefined && <span className="min-w-0 truncate text-xs text-muted">{server}</span>}
          <Badge tone={tones[state]}>
            {state === "running" && (
              <span aria-hidden className="mr-1.5 size-1.5 animate-pulse rounded-full bg-info" />
            )}
            {t(`tool.${state}`)}
          </Badge>
          {durationMs !== undefined && (
            <span className="figure ml-auto text-xs text-muted">{duration(durationMs)}</span>
          )}
        </summary>
        <div className="grid gap-2 border-t border-line p-2">
          {isAsking && consequence !== undefined && (
            <p className="px-1">
              {t.has(`tool.why.${consequence}`) ? t(`tool.why.${consequence}`) : consequence}
            </p>
          )}
          {/* What somebody allows is shown whole, not cut to fit. */}
          <JsonView
            value={input ?? {}}
            label={t("tool.arguments")}
            {...(isAsking && { openDepth: 30, limits: { depth: 30, members: 1000, text: 20_000 } })}
          />
          {output !== undefined && <JsonView value={output} label={t("tool.result")} />}
        </div>
      </details>
      {error !== undefined && <p className="border-t border-line px-3 py-1.5 text-sm text-bad">{error}</p>}
      {isAsking && onApprove !== undefined && <ToolApproval name={name} onAnswer={onApprove} />}
    </div>
  );
}
