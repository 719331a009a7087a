import {
  createSourceText,
  searchLines,
  searchReport,
  selectClaims,
  selectEntities,
  selectFacts,
  subjectOf,
  unknownId,
} from "@assay/report";
import type { ClaimFilter, EntityFilter, EvaluatedClaim, FactFilter, RecordKind } from "@assay/report";
import { calculators, findCalculator } from "@assay/report/calculators";
import { Failure, toJsonSchema } from "@assay/toolkit";
import { UsageError, readVariable } from "../env.ts";
import { formatFigure, formatInterval, formatLines, formatNumber } from "../format.ts";
import { table } from "../table.ts";
import type { Column } from "../table.ts";

export interface OutputOptions {
  json?: boolean;
  lang: "en" | "zh";
  limit?: number;
}

const mostQuotes = 20;

/** Hits for words in Chinese or English; with ASSAY_REPORT_FILE also the report's own lines. */
export async function printSearch(
  query: string,
  options: OutputOptions & { kind?: RecordKind },
): Promise<void> {
  const reportFile = readVariable("ASSAY_REPORT_FILE");
  const hits = searchReport(query, options.kind === undefined ? undefined : [options.kind]);
  print(hits, options, [
    { title: "KIND", value: ({ kind }) => kind },
    { title: "ID", value: ({ id }) => id },
    { title: "LINES", value: ({ lines }) => (lines === undefined ? "" : formatLines([lines])) },
    {
      title: "TITLE",
      value: ({ kind, title, snippet }) =>
        kind === "fact" ? `${title[options.lang]}: ${snippet[options.lang]}` : title[options.lang],
    },
  ]);
  if (options.json === true || reportFile === undefined) return;
  const quotes = searchLines(orFail(await createSourceText(reportFile).lines()), query, mostQuotes);
  if (quotes.length > 0) {
    const columns = [
      { title: "LINE", value: ({ line }: { line: number }) => String(line), align: "right" as const },
      { title: "TEXT", value: ({ text }: { text: string }) => text },
    ];
    write(`\n${table(quotes, columns)}`);
  }
}

export function printFacts(options: OutputOptions & FactFilter): void {
  print(orFail(selectFacts(options)), options, [
    { title: "ID", value: ({ id }) => id },
    { title: "LINES", value: ({ lines }) => formatLines([lines]) },
    { title: "SUBJECT", value: (fact) => subjectOf(fact)[options.lang] },
    { title: "METRIC", value: ({ metric }) => metric },
    { title: "FIGURE", value: formatFigure, align: "right" },
    { title: "NOTE", value: ({ note }) => note[options.lang] },
  ]);
}

export function printEntities(options: OutputOptions & EntityFilter): void {
  print(orFail(selectEntities(options)), options, [
    { title: "SLUG", value: ({ slug }) => slug },
    { title: "NAME", value: ({ name }) => name[options.lang] },
    { title: "KIND", value: ({ kind }) => kind },
    { title: "LAYER", value: ({ layer }) => layer },
    { title: "VERDICT", value: ({ verdict }) => verdict },
    { title: "LINES", value: ({ lines }) => formatLines(lines) },
  ]);
}

export function printClaims(options: OutputOptions & ClaimFilter): void {
  const selected = orFail(selectClaims(options));
  if (options.json === true) {
    printJson(
      selected.map(({ claim, evaluation }) => ({
        ...claim,
        ...evaluation,
        stated: "stated" in claim ? claim.stated : undefined,
      })),
      options,
    );
    return;
  }
  const common: Column<EvaluatedClaim>[] = [
    { title: "ID", value: ({ claim }) => claim.id },
    { title: "LINES", value: ({ claim }) => formatLines(claim.lines) },
    { title: "VERDICT", value: ({ evaluation }) => evaluation.verdict },
  ];
  const arithmetic: Column<EvaluatedClaim>[] = [
    {
      title: "STATED",
      value: ({ evaluation: { stated } }) => (stated === undefined ? "" : formatInterval(stated)),
      align: "right",
    },
    {
      title: "RECOMPUTED",
      value: ({ evaluation: { recomputed } }) => (recomputed === undefined ? "" : formatInterval(recomputed)),
      align: "right",
    },
    {
      title: "UNIT",
      value: ({ claim }) => (claim.kind === "arithmetic" ? (claim.stated.currency ?? claim.stated.unit) : ""),
    },
    {
      title: "DEVIATION",
      value: ({ evaluation: { deviationPercent } }) =>
        deviationPercent === undefined ? "" : `${deviationPercent.toFixed(1)}%`,
      align: "right",
    },
  ];
  const title: Column<EvaluatedClaim> = { title: "TITLE", value: ({ claim }) => claim.title[options.lang] };
  const withFigures = selected.some(({ claim }) => claim.kind === "arithmetic");
  print(selected, options, [...common, ...(withFigures ? arithmetic : []), title]);
}

/** Without an id: the calculators. With one: its result and trace; `settings` are `input=value`, values as JSON. */
export function printCalculation(
  id: string | undefined,
  settings: readonly string[],
  options: OutputOptions,
): void {
  if (id === undefined) {
    const records = calculators.map(({ input, output, ...rest }) => ({
      id: rest.id,
      title: rest.title,
      summary: rest.summary,
      lines: rest.lines,
      inputSchema: toJsonSchema(input),
      outputSchema: toJsonSchema(output, "output"),
    }));
    print(records, options, [
      { title: "ID", value: (calculator) => calculator.id },
      { title: "LINES", value: ({ lines }) => formatLines(lines) },
      { title: "TITLE", value: ({ title }) => title[options.lang] },
    ]);
    return;
  }
  const calculator = findCalculator(id);
  if (calculator === undefined)
    throw usageError(
      unknownId(
        "calculator",
        "id",
        id,
        calculators.map((each) => each.id),
      ),
    );
  const outcome = calculator.run(Object.fromEntries(settings.map(parseSetting)));
  if (!outcome.ok) {
    const issues = outcome.failure.issues.map(({ field, message }) => `  ${field}: ${message}`);
    throw new UsageError(
      `${id} cannot be computed.\n${issues.join("\n")}\nInputs: ${Object.keys(calculator.input.shape).join(", ")}.`,
    );
  }
  const { calculation } = outcome;
  if (options.json === true) {
    printJson([calculation], options);
    return;
  }
  write(`${calculator.title[options.lang]}\n${calculator.summary[options.lang]}\n`);
  for (const { name, formula, substituted, value, unit } of calculation.trace) {
    const indent = `\n${" ".repeat(name.length)} = `;
    const parts = [
      formula,
      ...(substituted === formula ? [] : [substituted]),
      `${formatNumber(value)} ${unit}`,
    ];
    write(`${name} = ${parts.join(indent)}`);
  }
}

function parseSetting(setting: string): [string, unknown] {
  const [, name, text] = /^([^=]+)=(.*)$/su.exec(setting) ?? [];
  if (name === undefined || text === undefined)
    throw new UsageError(`"${setting}" is not of the form input=value.`);
  try {
    return [name, JSON.parse(text)];
  } catch {
    return [name, text];
  }
}

function print<Row>(rows: readonly Row[], options: OutputOptions, columns: readonly Column<Row>[]): void {
  if (options.json === true) return printJson(rows, options);
  if (rows.length === 0) return write("Nothing matches.");
  const shown = rows.slice(0, options.limit ?? rows.length);
  write(table(shown, columns));
  if (shown.length < rows.length)
    write(`… ${rows.length - shown.length} more; --limit ${rows.length} shows all.`);
}

function printJson(rows: readonly unknown[], { limit }: OutputOptions): void {
  write(JSON.stringify(rows.slice(0, limit ?? rows.length), null, 2));
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}

function orFail<Value>(outcome: Value | Failure): Value {
  if (outcome instanceof Failure) throw usageError(outcome);
  return outcome;
}

function usageError({ message, fix }: Failure): UsageError {
  return new UsageError([message, fix].filter(Boolean).join(" "));
}
