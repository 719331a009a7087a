import { useTranslations } from "next-intl";
import { Notice } from "@assay/ui/notice";
import { CommandLine } from "./command-line.tsx";
import type { RunPage } from "./read-run.ts";
import { ReloadLink } from "./reload-link.tsx";
import { RunProgress } from "./run-card.tsx";

/** What may not be overlooked: the run goes on, or was interrupted, or its log was cut off. */
export function RunStanding({ page: { name, state, summary, isTorn, resumes } }: { page: RunPage }) {
  const t = useTranslations("bench.standing");
  if (state === "running")
    return (
      <div className="grid gap-2 rounded-lg border border-line bg-surface p-4">
        <RunProgress summary={summary} isOver={false} />
        <ReloadLink isActive />
      </div>
    );
  return (
    <>
      {state === "interrupted" && (
        <Notice tone="warn" title={t("interrupted")}>
          <div className="grid gap-2 py-1">
            <p>{t("interruptedWhat")}</p>
            <RunProgress summary={summary} isOver />
            <CommandLine command={`pnpm assay eval resume ${name}`} />
          </div>
        </Notice>
      )}
      {isTorn && <Notice tone="warn">{t("torn")}</Notice>}
      {resumes > 0 && <p className="text-sm text-muted">{t("resumed", { count: resumes })}</p>}
    </>
  );
}
