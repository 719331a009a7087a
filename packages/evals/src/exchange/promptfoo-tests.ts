import path from "node:path";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { readCsv } from "../datasets/csv.ts";
import { Json } from "../sample.ts";
import type { Problems } from "./exchange-problem.ts";
import { readExpectedColumn } from "./expected-column.ts";
import type { SourceFolder } from "./source-folder.ts";

const TestOptions = z.looseObject({
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  provider: z.string().optional(),
});

/** A test as it is written, in a config or in a file of them. */
export const WrittenTest = z.looseObject({
  description: z.string().optional(),
  vars: z.record(z.string(), Json).default({}),
  assert: z.array(z.unknown()).default([]),
  threshold: z.number().optional(),
  metadata: z.record(z.string(), Json).default({}),
  options: TestOptions.default({}),
});
export type WrittenTest = z.infer<typeof WrittenTest>;

export interface PlacedTest {
  test: WrittenTest;
  place: string;
}

interface Reading {
  folder: SourceFolder;
  problems: Problems;
}

/** The tests of a config: inline, in CSV, or in YAML, JSON and JSON lines. */
export async function readTests(written: unknown, reading: Reading): Promise<PlacedTest[]> {
  if (written === undefined) return [];
  const list: unknown[] = Array.isArray(written) ? written : [written];
  const tests: PlacedTest[] = [];
  for (const [index, each] of list.entries()) {
    const place = Array.isArray(written) ? `tests[${index}]` : "tests";
    if (typeof each === "string") tests.push(...(await readTestFile(each, place, reading)));
    else tests.push(...readTest(each, place, reading.problems));
  }
  return tests;
}

/** One test; none where a problem was noted. */
export function readTest(written: unknown, place: string, problems: Problems): PlacedTest[] {
  const parsed = WrittenTest.safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    problems.add([place, ...(issue?.path.map(String) ?? [])].join("."), issue?.message ?? "is no test");
    return [];
  }
  const known = new Set(Object.keys(WrittenTest.shape));
  for (const key of Object.keys(parsed.data))
    if (!known.has(key)) problems.add(`${place}.${key}`, "is not supported");
  for (const key of Object.keys(parsed.data.options))
    if (!Object.hasOwn(TestOptions.shape, key)) problems.add(`${place}.options.${key}`, "is not supported");
  return [{ test: parsed.data, place }];
}

async function readTestFile(reference: string, place: string, reading: Reading): Promise<PlacedTest[]> {
  const { folder, problems } = reading;
  const file = reference.replace(/^file:\/\//u, "");
  const ending = path.extname(file);
  if (/[*?]/u.test(file) || ![".csv", ".yaml", ".yml", ".json", ".jsonl"].includes(ending)) {
    problems.add(place, `${reference}: tests are read from single .csv, .yaml, .json and .jsonl files only`);
    return [];
  }
  const text = folder.read(file, place);
  if (text === undefined) return [];
  try {
    if (ending === ".csv") return await readCsvTests(text, file, problems);
    const rows = ending === ".jsonl" ? linesOf(text) : [parseYaml(text)].flat();
    return rows.flatMap((row: unknown, index) => readTest(row, `${file}[${index}]`, problems));
  } catch (error) {
    problems.add(place, `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

function linesOf(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): unknown => JSON.parse(line));
}

async function readCsvTests(text: string, file: string, problems: Problems): Promise<PlacedTest[]> {
  const source = {
    name: file,
    async *chunks() {
      yield Buffer.from(text);
    },
  };
  const tests: PlacedTest[] = [];
  for await (const { line, row } of readCsv(source))
    tests.push(...readTest(testOfRow(row, `${file}:${line}`, problems), `${file}:${line}`, problems));
  return tests;
}

const special = /^_{1,2}(?:expected\d*|prefix|suffix|description|metric|threshold|metadata:.+)$/u;

function testOfRow(row: Readonly<Record<string, string>>, place: string, problems: Problems): unknown {
  const vars: Record<string, Json> = {};
  const metadata: Record<string, Json> = {};
  const options: Record<string, string> = {};
  const expected: string[] = [];
  for (const [column, value] of Object.entries(row)) {
    if (!special.test(column) && !column.startsWith("__")) vars[column] = value;
    else if (!column.startsWith("__"))
      problems.add(place, `column ${column} begins with one underscore; it takes two`);
    else if (!special.test(column)) problems.add(place, `column ${column} is not supported`);
    else if (value.trim() === "") continue;
    else if (column.startsWith("__expected")) expected.push(value);
    else if (column.startsWith("__metadata:")) metadata[column.slice("__metadata:".length)] = value;
    else if (column === "__prefix" || column === "__suffix") options[column.slice(2)] = value;
  }
  const { __metric: metric, __threshold: threshold, __description: description } = row;
  return {
    vars,
    metadata,
    options,
    assert: expected.map((text) => ({ ...readExpectedColumn(text), ...(metric && { metric }) })),
    ...(description && { description }),
    ...(threshold?.trim() && { threshold: Number(threshold) }),
  };
}
