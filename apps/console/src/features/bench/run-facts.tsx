import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@assay/ui/card";
import { JsonView } from "@assay/ui/json-view";
import type { RunPage } from "./read-run.ts";
import { RevisionNote } from "./revision-note.tsx";
import { useMoment } from "./use-words.ts";

/** With what a run was made: enough to judge it and to make it again. */
export function RunFacts({ page: { name, summary } }: { page: RunPage }) {
  const t = useTranslations("bench.facts");
  const moment = useMoment();
  const format = useFormatter();
  const { suite, dataset, epochs, seed, limits, startedAt, provenance, models, id } = summary.run;
  const { machine, versions } = provenance;
  const facts: readonly [string, ReactNode][] = [
    ["suite", `${suite.id} v${suite.version}`],
    ["source", dataset.source],
    ["licence", dataset.licence],
    ["samples", format.number(dataset.size)],
    ["split", suite.split ?? t("noSplit")],
    ["hash", <code key="hash">{dataset.hash}</code>],
    ["epochs", epochs],
    ["seed", <code key="seed">{seed}</code>],
    ["started", moment(startedAt)],
    ["revision", <RevisionNote key="revision" provenance={provenance} />],
    [
      "versions",
      Object.entries(versions)
        .map((each) => each.join(" "))
        .join(", "),
    ],
    [
      "machine",
      t("machineIs", {
        ...machine,
        memory: format.number(machine.memoryBytes / 2 ** 30, { maximumFractionDigits: 1 }),
      }),
    ],
    [
      "limits",
      t("limitsAre", {
        seconds: limits.timeoutMs / 1000,
        turn: limits.turnTimeoutMs / 1000,
        steps: limits.steps,
        retries: limits.retries,
        cost: limits.costMicros / 1e6,
      }),
    ],
    ["log", <code key="log">{`${name}.jsonl`}</code>],
    ["id", <code key="id">{id}</code>],
  ];
  return (
    <Card title={t("title")} id="facts">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[fit-content(12rem)_minmax(0,1fr)]">
        {facts.map(([key, value]) => (
          <div key={key} className="grid gap-x-6 sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-muted">{t(key)}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 grid gap-1 border-t border-line pt-3 empty:hidden">
        {models.map(({ address, kind, entry }) =>
          entry === undefined ? null : (
            <JsonView
              key={address}
              value={entry}
              label={`${address} (${t(`kinds.${kind}`)})`}
              openDepth={0}
            />
          ),
        )}
      </div>
    </Card>
  );
}
