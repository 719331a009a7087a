import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RunDiff } from "@assay/evals/reports";
import { Card } from "@assay/ui/card";
import { DisclosureMark } from "@assay/ui/icon";
import { sampleHref } from "./addresses.ts";

export interface SampleChangesProps {
  samples: RunDiff["samples"];
  base: string;
  other: string;
}

const most = 200;

/** Samples that were added, taken away or changed: none of them is compared. */
export function SampleChanges({ samples, base, other }: SampleChangesProps) {
  const t = useTranslations("bench.compare");
  const kinds = [
    ["changed", other],
    ["added", other],
    ["removed", base],
    ["unreached", undefined],
  ] as const;
  return (
    <Card title={t("dataset")}>
      <p>{t("same", { count: samples.same })}</p>
      <ul className="mt-2 grid gap-2">
        {kinds.map(([kind, run]) => (
          <li key={kind}>
            {samples[kind].length === 0 ? (
              <span className="text-muted">{t(`kinds.${kind}`, { count: 0 })}</span>
            ) : (
              <details>
                <summary className="flex list-none items-center gap-1.5 coarse:min-h-11">
                  <DisclosureMark />
                  {t(`kinds.${kind}`, { count: samples[kind].length })}
                </summary>
                <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 pl-5 text-sm">
                  {samples[kind].slice(0, most).map((sample) => (
                    <li key={sample} className="break-all">
                      {run === undefined ? (
                        sample
                      ) : (
                        <Link href={sampleHref(run, sample)} prefetch={false} className="link">
                          {sample}
                        </Link>
                      )}
                    </li>
                  ))}
                </ul>
                {samples[kind].length > most && (
                  <p className="pl-5 text-sm text-muted">
                    {t("more", { count: samples[kind].length - most })}
                  </p>
                )}
              </details>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
