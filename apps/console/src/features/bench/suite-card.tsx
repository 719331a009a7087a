import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@assay/ui/badge";
import { Card } from "@assay/ui/card";
import { Notice } from "@assay/ui/notice";
import { Table, Td, Th } from "@assay/ui/table";
import { CommandLine } from "./command-line.tsx";
import { asText } from "./run-index.ts";
import type { MetricPower, SuiteReading } from "./suite-reading.ts";
import { useMetricName } from "./use-metric-name.ts";

/** A suite: what it measures, on what, what a run of it can tell apart, and how it is run. */
export function SuiteCard({ reading: { suite, data } }: { reading: SuiteReading }) {
  const t = useTranslations("bench.suites");
  const format = useFormatter();
  const baselines = [
    "no-op",
    ...(suite.hasMajority ? ["majority"] : []),
    ...(suite.classical === undefined ? [] : [suite.classical]),
  ];
  const facts: readonly [string, string][] = [
    ["samples", "problem" in data ? t("missing") : format.number(data.samples)],
    ["split", suite.split ?? t("noSplit")],
    ["epochs", String(suite.epochs)],
    ["source", suite.source],
    ["licence", suite.licence],
    ["baselines", baselines.join(" · ")],
  ];
  return (
    <Card
      id={suite.id}
      title={suite.title}
      aside={
        <span className="flex flex-wrap items-center gap-2 text-sm">
          <Badge>{`${suite.id} v${suite.version}`}</Badge>
          <Link href={`/bench?suite=${suite.id}`} className="link">
            {t("runs")}
          </Link>
        </span>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="max-w-[80ch]">{suite.description}</p>
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[fit-content(10rem)_minmax(0,1fr)]">
          {facts.map(([key, value]) => (
            <div key={key} className="grid gap-x-6 sm:col-span-2 sm:grid-cols-subgrid">
              <dt className="text-muted">{t(key)}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
        {"problem" in data ? (
          <Notice tone="warn" title={t("missing")}>
            <p className="text-sm break-words">{data.problem}</p>
          </Notice>
        ) : (
          <PowerTable metrics={data.metrics} />
        )}
        <CommandLine
          command={`pnpm assay eval run ${suite.id} --models ${suite.classical ?? "<provider/model>"}`}
        />
      </div>
    </Card>
  );
}

function PowerTable({ metrics }: { metrics: readonly MetricPower[] }) {
  const t = useTranslations("bench.suites");
  const format = useFormatter();
  const nameOf = useMetricName();
  const points = (share: number | undefined) =>
    share === undefined
      ? t("never")
      : t("points", { points: format.number(share * 100, { maximumFractionDigits: 1 }) });
  return (
    <div className="grid gap-2">
      <Table caption={t("power")}>
        <thead>
          <tr>
            <Th>{t("metric")}</Th>
            <Th align="right">{t("samples")}</Th>
            <Th align="right">{t("two")}</Th>
            <Th align="right">{t("one")}</Th>
            <Th align="right">{t("clusters")}</Th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ metric, samples, clusters, two, one }) => (
            <tr key={metric.id}>
              <Td>
                <span className="block">{nameOf(metric)}</span>
                <span className="text-muted">
                  {metric.filter === undefined
                    ? t("allSamples")
                    : `${metric.filter.field} = ${asText(metric.filter.equals)}`}
                </span>
              </Td>
              <Td align="right">{format.number(samples)}</Td>
              <Td align="right">{points(two)}</Td>
              <Td align="right">{points(one)}</Td>
              <Td align="right">{format.number(clusters)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="max-w-[80ch] text-sm text-muted">{t("powerNote")}</p>
    </div>
  );
}
