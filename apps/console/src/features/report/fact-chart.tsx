import { useTranslations } from "next-intl";
import type { Fact } from "@assay/report";
import { BarChart } from "@assay/ui/bar-chart";
import { Button } from "@assay/ui/button";
import { Card } from "@assay/ui/card";
import { SelectField } from "@assay/ui/field";
import { Notice } from "@assay/ui/notice";
import type { Locale } from "@assay/ui/i18n.ts";
import { needsLogScale, numberOf } from "./compare-facts.ts";
import type { ComparableFacts } from "./compare-facts.ts";
import { factTitle } from "./fact-rows.ts";
import { formatPeriod, formatShort } from "./format-figure.ts";
import type { Words } from "./format-figure.ts";

const mostBars = 24;

export interface FactChartProps {
  groups: readonly ComparableFacts[];
  /** The group that was asked for, if any. */
  chosen: string | undefined;
  values: ReadonlyMap<string, string>;
  locale: Locale;
  words: Words;
}

/** Facts that measure the same in the same unit, side by side; of all facts only what is asked for. */
export function FactChart({ groups, chosen, values, locale, words }: FactChartProps) {
  const t = useTranslations("report");
  const asked = groups.find(({ id }) => id === chosen);
  const group = asked ?? (values.size > 0 ? groups[0] : undefined);
  if (groups.length === 0) return null;
  return (
    <Card
      id="chart"
      title={t("chart.title")}
      aside={<span className="text-sm text-muted">{t("chart.aside")}</span>}
    >
      <div className="grid gap-4">
        {chosen !== undefined && asked === undefined && <Notice tone="warn">{t("chart.unknown")}</Notice>}
        {(groups.length > 1 || group === undefined) && <GroupChoice {...{ groups, group, values, words }} />}
        {group !== undefined && <GroupBars group={group} locale={locale} words={words} />}
      </div>
    </Card>
  );
}

interface GroupBarsProps extends Pick<FactChartProps, "locale" | "words"> {
  group: ComparableFacts;
}

function GroupBars({ group, locale, words }: GroupBarsProps) {
  const t = useTranslations("report");
  const bars = group.facts
    .toSorted((left, right) => (numberOf(right) ?? 0) - (numberOf(left) ?? 0))
    .slice(0, mostBars);
  return (
    <BarChart
      title={words(`metrics.${group.metric}`)}
      unit={words(group.currency === undefined ? `units.${group.unit}` : `currencies.${group.currency}`)}
      items={bars.map((fact) => barOf(fact, locale, words))}
      scale={needsLogScale(bars) ? "log" : "linear"}
      format={(value) => printed(value, group, locale, words)}
      labelHeader={t("fields.subject")}
      valueHeader={t("fields.figure")}
      note={
        group.facts.length > bars.length
          ? t("chart.most", { shown: bars.length, count: group.facts.length })
          : t("chart.note")
      }
    />
  );
}

interface GroupChoiceProps extends Pick<FactChartProps, "groups" | "values" | "words"> {
  group: ComparableFacts | undefined;
}

function GroupChoice({ groups, group, values, words }: GroupChoiceProps) {
  const t = useTranslations("report");
  const options = groups.map(({ id, metric, unit, currency, facts }) => ({
    value: id,
    label: t("chart.group", {
      metric: words(`metrics.${metric}`),
      unit: words(currency === undefined ? `units.${unit}` : `currencies.${currency}`),
      count: facts.length,
    }),
  }));
  return (
    <form action="/report/facts#chart" className="flex flex-wrap items-end gap-2">
      {[...values].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        key={group?.id}
        label={t("chart.choose")}
        name="group"
        defaultValue={group?.id}
        options={options}
      />
      <Button>{t("chart.show")}</Button>
    </form>
  );
}

function barOf(fact: Fact, locale: Locale, words: Words) {
  const subject = factTitle(fact, locale);
  const { period } = fact;
  return {
    id: fact.id,
    label:
      period === undefined || subject.includes(period)
        ? subject
        : words("figureForms.withPeriod", { subject, period: formatPeriod(period, locale, words) }),
    value: numberOf(fact) ?? Number.NaN,
    ...(fact.low !== undefined && fact.high !== undefined ? { low: fact.low, high: fact.high } : {}),
    href: `/report/facts/${fact.id}`,
  };
}

/** Money stands without its sign: the chart's unit says which. */
function printed(value: number, { unit }: ComparableFacts, locale: Locale, words: Words): string {
  const figure = formatShort(value, locale);
  return unit === "percent" || unit === "multiple" ? words(`figures.${unit}`, { figure, n: value }) : figure;
}
