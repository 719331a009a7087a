import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";
import type { JobCount, JobFilter } from "./read-jobs.ts";

const states = ["queued", "running", "retrying", "failed", "cancelled", "done"] as const;

/** How many jobs stand where, queue by queue; each figure leads to its jobs. */
export function JobCounts({ counts, chosen }: { counts: readonly JobCount[]; chosen: JobFilter }) {
  const t = useTranslations("jobs");
  if (counts.length === 0) return null;
  const queues = [...new Set(counts.map(({ queue }) => queue))];
  const numberOf = (queue: string, state: string) =>
    counts.find((count) => count.queue === queue && count.state === state)?.jobs;
  const isFiltered = chosen.queue !== undefined || chosen.state !== undefined;
  return (
    <Card
      title={t("queues")}
      aside={
        isFiltered && (
          <Link href="/jobs" className="link">
            {t("all")}
          </Link>
        )
      }
    >
      <Table caption={t("queues")}>
        <thead>
          <tr>
            <Th>{t("queue")}</Th>
            {states.map((state) => (
              <Th key={state} align="right">
                {t(`states.${state}`)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue}>
              <Td>
                <Link href={`/jobs?queue=${queue}`} className="link">
                  {queue}
                </Link>
              </Td>
              {states.map((state) => {
                const jobs = numberOf(queue, state);
                const isChosen = chosen.queue === queue && chosen.state === state;
                return (
                  <Td key={state} align="right">
                    {jobs === undefined ? (
                      <span className="text-faint">0</span>
                    ) : (
                      <Link
                        href={`/jobs?queue=${queue}&state=${state}`}
                        aria-current={isChosen ? "true" : undefined}
                        className="link"
                      >
                        {jobs}
                      </Link>
                    )}
                  </Td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
