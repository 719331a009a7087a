import type { ResultRecord, RunLog, SampleRecord } from "../log/record.ts";
import type { Metric } from "../metric.ts";
import { formatFixed } from "./figures.ts";
import { isMeasured } from "../log/score-of.ts";
import { groupResults, headlineOf, isRight, meanScore } from "./outcome.ts";
import { clip } from "./plain-text.ts";

const mostCharacters = 4_000;

/**
 * A log as JUnit XML: a test suite for each model, a test case for each sample by the headline metric. Wrong is a
 * failure; what is nobody's fault or has no score is an error, with the reason; what was not tried is skipped.
 */
export function junit(log: RunLog): string {
  const metric = headlineOf(log);
  const grouped = groupResults(log);
  const suites = log.run.models.map(({ address }) => {
    const results = grouped.get(address);
    const cases = [...log.samples.values()]
      .filter((sample) => isMeasured(sample, metric))
      .map((sample) =>
        testCase(log, metric, { model: address, sample, results: results?.get(sample.id) ?? [] }),
      );
    return { address, cases };
  });
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${quoted(log.run.suite.id)} ${totals(all)}>`,
    ...suites.flatMap(({ address, cases }) => [
      `  <testsuite name=${quoted(`${log.run.suite.id}: ${address}`)} timestamp=${quoted(log.run.startedAt)} ${totals(cases)}>`,
      ...cases.map(({ xml }) => xml),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

interface TestCase {
  xml: string;
  seconds: number;
  kind: "passed" | "failure" | "error" | "skipped";
}

function testCase(
  { run }: RunLog,
  metric: Metric,
  { model, sample, results }: { model: string; sample: SampleRecord; results: readonly ResultRecord[] },
): TestCase {
  const seconds = results.reduce((sum, { measured }) => sum + measured.latencyMs, 0) / 1_000;
  const score = meanScore(results, metric);
  const open = `    <testcase classname=${quoted(`${run.suite.id}.${model}`)} name=${quoted(sample.id)} time="${seconds.toFixed(3)}"`;
  const withBody = (kind: "failure" | "error", type: string, message: string): TestCase => ({
    kind,
    seconds,
    xml: `${open}><${kind} type=${quoted(type)} message=${quoted(message)}>${escapeXml(bodyOf(sample, results, metric))}</${kind}></testcase>`,
  });
  if (results.length === 0)
    return { kind: "skipped", seconds, xml: `${open}><skipped message="not tried"/></testcase>` };
  const [error] = results.flatMap(({ errors }) => errors);
  if (score === undefined) {
    const [reason] = results.flatMap(({ scores }) => scores[metric.scorer]?.why ?? []);
    return withBody(
      "error",
      error?.code ?? "scorer.abstained",
      error?.message ?? reason ?? "no scorer gave a score",
    );
  }
  if (isRight(score, metric)) return { kind: "passed", seconds, xml: `${open}/>` };
  return withBody("failure", error?.code ?? metric.id, `${metric.id} ${formatFixed(score, 2)}`);
}

function bodyOf(sample: SampleRecord, results: readonly ResultRecord[], metric: Metric): string {
  const lines = [`input: ${textOf(sample.input)}`];
  if (sample.expected !== undefined) lines.push(`expected: ${textOf(sample.expected)}`);
  for (const { epoch, solution, scores, errors } of results) {
    const score = scores[metric.scorer];
    lines.push(
      `epoch ${epoch}: ${score?.value ?? "no score"}${score?.why === undefined ? "" : ` (${score.why})`}`,
    );
    if (solution !== undefined) lines.push(`answer: ${solution.text}`);
    lines.push(...errors.map(({ code, message }) => `${code}: ${message}`));
  }
  return lines.map((line) => clip(line, mostCharacters)).join("\n");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function totals(cases: readonly TestCase[]): string {
  const count = (kind: TestCase["kind"]) => cases.filter((each) => each.kind === kind).length;
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  return `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}" skipped="${count("skipped")}" time="${seconds.toFixed(3)}"`;
}

function quoted(text: string): string {
  return `"${escapeXml(text).replaceAll("\t", "&#9;").replaceAll("\n", "&#10;")}"`;
}

/** Text that XML 1.0 can hold; what it cannot (control characters, lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}
