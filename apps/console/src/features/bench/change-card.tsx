import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ModelDiff, SampleChange } from "@assay/evals/reports";
import { Card } from "@assay/ui/card";
import { Table, Td, Th } from "@assay/ui/table";
import { sampleHref } from "./addresses.ts";

export interface ChangeCardProps {
  changes: ModelDiff;
  base: string;
  other: string;
}

const few = 10;
const most = 500;

/** The samples on which a model went wrong or came right. */
export function ChangeCard({ changes: { model, broken, fixed }, base, other }: ChangeCardProps) {
  const t = useTranslations("bench.compare");
  const shared = { model, base, other };
  return (
    <Card title={<span className="break-all">{model}</span>}>
      {broken.length + fixed.length === 0 ? (
        <p className="text-muted">{t("unchanged")}</p>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
          <Changes title={t("brokenCount", { count: broken.length })} changes={broken} {...shared} />
          <Changes title={t("fixedCount", { count: fixed.length })} changes={fixed} {...shared} />
        </div>
      )}
    </Card>
  );
}

interface ChangesProps {
  model: string;
  title: string;
  changes: readonly SampleChange[];
  base: string;
  other: string;
}

function Changes({ title, changes, ...shared }: ChangesProps) {
  const t = useTranslations("bench.compare");
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-sm">{title}</h3>
      {changes.length > 0 && <ChangeTable title={title} changes={changes.slice(0, few)} {...shared} />}
      {changes.length > few && (
        <details>
          <summary className="link py-1.5 text-sm coarse:py-2.5">
            {t("moreOf", { count: changes.length - few })}
          </summary>
          <ChangeTable
            title={`${title}, ${t("moreOf", { count: changes.length - few })}`}
            changes={changes.slice(few, most)}
            {...shared}
          />
        </details>
      )}
      {changes.length > most && (
        <p className="text-sm text-muted">{t("more", { count: changes.length - most })}</p>
      )}
    </section>
  );
}

function ChangeTable({ model, title, changes, base, other }: ChangesProps) {
  const t = useTranslations("bench.compare");
  const format = useFormatter();
  const score = (value: number) => format.number(value, { maximumFractionDigits: 3 });
  return (
    <Table caption={`${model}: ${title}`}>
      <thead>
        <tr>
          <Th>{t("sample")}</Th>
          <Th align="right">{t("before")}</Th>
          <Th align="right">{t("after")}</Th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ sample, before, after }) => (
          <tr key={sample}>
            <Td className="break-all">{sample}</Td>
            <Td align="right">
              <ScoreLink href={sampleHref(base, sample)} label={t("openBefore", { sample })}>
                {score(before)}
              </ScoreLink>
            </Td>
            <Td align="right">
              <ScoreLink href={sampleHref(other, sample)} label={t("openAfter", { sample })}>
                {score(after)}
              </ScoreLink>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function ScoreLink({ href, label, children }: { href: string; label: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      title={label}
      className="link coarse:inline-block coarse:min-w-11 coarse:py-2.5"
    >
      {children}
      <span className="sr-only">{` ${label}`}</span>
    </Link>
  );
}
