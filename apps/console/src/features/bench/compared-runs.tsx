import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RunRecord } from "@assay/evals/log";
import { runHref } from "./addresses.ts";
import type { CompareViewProps } from "./compare-view.tsx";
import { RevisionNote } from "./revision-note.tsx";
import { useMoment } from "./use-words.ts";

/** The two runs that are compared, each with what made it. */
export function ComparedRuns({ comparison, base, other }: CompareViewProps) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      <ComparedRun which="base" name={base} run={comparison.base} />
      <ComparedRun which="other" name={other} run={comparison.other} />
    </ul>
  );
}

function ComparedRun({ which, name, run }: { which: "base" | "other"; name: string; run: RunRecord }) {
  const t = useTranslations("bench.compare");
  const moment = useMoment();
  return (
    <li className="grid content-start gap-0.5 rounded-lg border border-line bg-surface p-3">
      <span className="text-sm text-muted">{t(which)}</span>
      <Link href={runHref(name)} prefetch={false} className="link break-all">
        {name}
      </Link>
      <span className="flex flex-wrap gap-x-3 text-sm text-muted">
        <span>{moment(run.startedAt)}</span>
        <span>{`${run.suite.id} v${run.suite.version}`}</span>
        <RevisionNote provenance={run.provenance} />
      </span>
    </li>
  );
}
