import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RunRecord, Summary } from "@assay/evals/log";
import { Progress } from "@assay/ui/progress";
import { runHref } from "./addresses.ts";
import { HeadlineTable } from "./headline-table.tsx";
import type { RunItem } from "./read-runs.ts";
import { RevisionNote } from "./revision-note.tsx";
import { progressOf } from "./run-state.ts";
import { StateBadge } from "./state-badge.tsx";
import { useCost, useMoment } from "./use-words.ts";

/** One run of the list: where it stands, what it came to, and with what it was made. */
export function RunCard({ item: { name, run, state } }: { item: RunItem }) {
  const t = useTranslations("bench.list");
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-lg border border-line bg-surface p-4">
      <header className="grid gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-base break-words">
            <Link href={runHref(name)} prefetch={false} className="link">
              {run?.suite.title ?? name}
            </Link>
          </h2>
          <StateBadge state={state.kind} />
        </div>
        {run !== undefined && <RunLine run={run} summary={"summary" in state ? state.summary : undefined} />}
      </header>
      {"summary" in state ? (
        <>
          {state.kind !== "complete" && (
            <RunProgress summary={state.summary} isOver={state.kind === "interrupted"} />
          )}
          <HeadlineTable name={name} summary={state.summary} />
        </>
      ) : (
        <p className={state.kind === "unreadable" ? "text-sm break-words text-bad" : "text-sm text-muted"}>
          {state.kind === "unreadable" ? t("unreadable", { reason: state.reason }) : t("reading")}
        </p>
      )}
    </section>
  );
}

/** When a run was made, of what, at what cost, and by which code. */
export function RunLine({ run, summary }: { run: RunRecord; summary: Summary | undefined }) {
  const t = useTranslations("bench.list");
  const [cost, moment] = [useCost(), useMoment()];
  const costs = summary?.measurements.flatMap(({ costMicros }) => costMicros ?? []) ?? [];
  const judges = summary?.measurements.reduce((sum, { judgeCostMicros }) => sum + judgeCostMicros, 0) ?? 0;
  const parts = [
    moment(run.startedAt),
    `${run.suite.id} v${run.suite.version}`,
    t("samples", { count: run.dataset.size, epochs: run.epochs }),
    ...(costs.length + judges > 0
      ? [t("cost", { cost: cost(costs.reduce((sum, each) => sum + each, judges)) })]
      : []),
  ];
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-muted">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      <RevisionNote provenance={run.provenance} />
    </p>
  );
}

/** How many of the planned tries have a result, and how many were lost. */
export function RunProgress({ summary, isOver }: { summary: Summary; isOver: boolean }) {
  const t = useTranslations("bench.list");
  const { done, lost, planned } = progressOf(summary.aggregates.models);
  return (
    <Progress
      label={t(isOver ? "stopped" : "progress")}
      value={planned === 0 ? undefined : done / planned}
      note={[t("done", { done, planned }), ...(lost > 0 ? [t("lost", { lost })] : [])].join(" · ")}
    />
  );
}
