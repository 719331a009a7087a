import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Calculation, Calculator } from "@assay/report/calculators";
import { LineChart } from "@assay/ui/line-chart";
import { Notice } from "@assay/ui/notice";
import { Table, Td, Th } from "@assay/ui/table";
import { outputsOf } from "./fields.ts";
import type { Output } from "./fields.ts";
import { changeOf, formatBare, formatChange, formatValue, say, unitName } from "./format-value.ts";
import type { Speaker } from "./format-value.ts";
import { rowsOf } from "./series-rows.ts";

export interface ResultsProps {
  calculator: Calculator;
  /** With the default inputs. */
  report: Calculation;
  /** With the present inputs, or nothing while one of them is wrong. */
  present: Calculation | undefined;
  /** Why there is no result, beyond what stands at the inputs. */
  failures: readonly string[];
  isChanged: boolean;
  /** The output that stands large. */
  of: string;
  /** Where an output is chosen to stand large. */
  hrefOf: (name: string) => string;
  speaker: Speaker;
}

/** The results: the main one large, the others below, each against what the defaults give. */
export function Results(props: ResultsProps) {
  const { calculator, report, present, failures, isChanged, of, hrefOf, speaker } = props;
  const t = useTranslations("calculators.results");
  const outputs = outputsOf(calculator);
  const numbers = outputs.filter((output) => output.kind === "number");
  const first = numbers.find(({ name }) => name === of);
  return (
    <div className="grid gap-4">
      {present === undefined && (
        <Notice tone="warn" title={t("none")}>
          {failures.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      )}
      {first !== undefined && <Headline output={first} {...props} />}
      <Table caption={t("table")}>
        <thead>
          <tr>
            <Th>{t("output")}</Th>
            <Th align="right">{t("value")}</Th>
            {isChanged && <Th align="right">{t("report")}</Th>}
            {isChanged && <Th align="right">{t("change")}</Th>}
          </tr>
        </thead>
        <tbody>
          {numbers.map((output) => {
            const value = numberOf(present, output.name);
            const before = numberOf(report, output.name);
            return (
              <tr key={output.name}>
                <th scope="row" className="min-w-28 border-b border-line py-1.5 pr-2 text-left font-normal">
                  {output.name === of ? (
                    <span className="font-medium">{say(output.label, speaker)}</span>
                  ) : (
                    <Link
                      href={hrefOf(output.name)}
                      prefetch={false}
                      scroll={false}
                      title={t("choose")}
                      className="hover:underline coarse:inline-flex coarse:min-h-11 coarse:items-center"
                    >
                      {say(output.label, speaker)}
                    </Link>
                  )}
                </th>
                <Td
                  align="right"
                  className="font-medium"
                  title={value === undefined ? undefined : String(value)}
                >
                  {value === undefined ? "–" : formatValue(value, output.unit, speaker)}
                </Td>
                {isChanged && (
                  <Td align="right" className="text-muted">
                    {before === undefined ? "–" : formatValue(before, output.unit, speaker)}
                  </Td>
                )}
                {isChanged && <Td align="right">{changeText(value, before, speaker)}</Td>}
              </tr>
            );
          })}
        </tbody>
      </Table>
      {present !== undefined &&
        outputs.map((output) =>
          output.kind === "series" ? (
            <Series key={output.name} output={output} calculation={present} speaker={speaker} />
          ) : null,
        )}
    </div>
  );
}

function Headline({
  output,
  report,
  present,
  isChanged,
  speaker,
}: ResultsProps & { output: Output & { kind: "number" } }) {
  const t = useTranslations("calculators.results");
  const value = numberOf(present, output.name);
  const before = numberOf(report, output.name);
  return (
    <div>
      <p className="text-sm text-muted">{say(output.label, speaker)}</p>
      <p
        className="text-3xl font-semibold tracking-tight"
        title={value === undefined ? undefined : String(value)}
      >
        {value === undefined ? "–" : formatValue(value, output.unit, speaker)}
      </p>
      <p className="text-sm text-muted">
        {isChanged && before !== undefined
          ? t(value === undefined ? "wouldBe" : value === before ? "same" : "against", {
              report: formatValue(before, output.unit, speaker),
              change: changeText(value, before, speaker),
            })
          : t("own")}
      </p>
    </div>
  );
}

/** An output that is a list: its main column drawn, all columns as a table. */
function Series({
  output,
  calculation,
  speaker,
}: {
  output: Output & { kind: "series" };
  calculation: Calculation;
  speaker: Speaker;
}) {
  const t = useTranslations("calculators.results");
  const rows = rowsOf(calculation.outputs[output.name]);
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {output.columns.map(({ name, label, unit }) => (
          <LineChart
            key={name}
            title={say(label, speaker)}
            unit={unitName(unit, speaker)}
            height={120}
            isFromZero
            xLabel={t("year")}
            series={[
              {
                id: name,
                label: say(label, speaker),
                points: rows.map((row, at) => ({ x: at + 1, y: row[name] ?? Number.NaN })),
              },
            ]}
          />
        ))}
      </div>
      <Table caption={t("series")}>
        <thead>
          <tr>
            <Th>{t("year")}</Th>
            {output.columns.map(({ name, label, unit }) => (
              <Th key={name} align="right">
                {say(label, speaker)} ({unitName(unit, speaker)})
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // The rows are years in order.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              <th scope="row" className="border-b border-line py-1.5 pr-2 text-left font-normal">
                {at + 1}
              </th>
              {output.columns.map(({ name, unit }) => (
                <Td key={name} align="right">
                  {row[name] === undefined ? "–" : formatBare(row[name], unit, speaker)}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function numberOf(calculation: Calculation | undefined, name: string): number | undefined {
  const value = calculation?.outputs[name];
  return typeof value === "number" ? value : undefined;
}

/** A change with its sign, "=" where there is none. */
export function changeText(value: number | undefined, from: number | undefined, speaker: Speaker): string {
  const change = value === undefined || from === undefined ? undefined : changeOf(value, from);
  if (change === undefined) return "–";
  return change === 0 ? "=" : formatChange(change, speaker);
}
