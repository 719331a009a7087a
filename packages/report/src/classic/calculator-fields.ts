import { normalise } from "@assay/search";
import { z } from "zod";
import type { Calculator } from "../calculators/index.ts";
import { calculators, numericOutputs } from "../calculators/index.ts";
import type { Text } from "../text.ts";
import { lexiconData } from "./lexicon-data.ts";
import type { RecordIndex } from "./record-index.ts";
import { createRecordIndex, tokensOf } from "./record-index.ts";

/** What kind of number a field takes. */
export type FieldKind = "usd" | "cny" | "money" | "percent" | "year" | "amount" | "count";

/** An input or an output of a calculator, with the words people have for it. */
export interface Field {
  name: string;
  unit: string;
  kind: FieldKind;
  label: Text;
  /** Each word of it, and how far it tells this field from the others. */
  tokens: ReadonlyMap<string, number>;
  /** What a number in its unit counts. */
  counted: ReadonlySet<string>;
  /** What people say for it, folded. */
  phrases: readonly string[];
}

export interface CalculatorFields {
  calculator: Calculator;
  inputs: readonly Field[];
  outputs: readonly Field[];
  defaults: Readonly<Record<string, unknown>>;
}

const FieldMeta = z.object({ title: z.string(), titleZh: z.string(), unit: z.string() });

/** What numbers of a unit are called, beside their labels. */
const unitWords: Readonly<Record<string, string>> = {
  gpu: "gpu card accelerator 张卡 块卡 显卡",
  user: "user people 用户 人",
  person: "people person 人",
  employee: "employee seat 员工 人",
  company: "company firm 家公司 家企业 家厂商",
  server: "server 台服务器",
  day: "day 天",
  month: "month 个月",
  year: "year 年",
  hour: "hour 小时",
  minute: "minute 分钟",
  second: "second 秒",
  millisecond: "millisecond 毫秒",
  word: "word 个词 词",
  character: "character word 字 个字",
  query: "query question 次查询 次提问",
  record: "record 条记录 条",
  lawyer: "lawyer people 律师 人",
  "law-firm": "law firm 律所",
  case: "case 件",
  token: "token",
  parameter: "parameter 参数",
  teraflops: "teraflops tflops",
  "petaflop-day": "petaflop pf",
  image: "image picture 张图",
  agent: "agent 坐席",
  interaction: "interaction 次交互",
  watt: "watt 瓦",
  multiple: "times fold 倍",
  "hour per month": "hour 小时",
  "minute-per-day": "minute 分钟",
};

let things: ReadonlySet<string> | undefined;
const spans: ReadonlySet<string> = new Set([
  "day",
  "month",
  "year",
  "hour",
  "minute",
  "second",
  "hour per month",
  "minute-per-day",
]);

/** Whether the word behind a number is one that counts things: such a number is no money. */
export function countsThings(unit: ReadonlySet<string>): boolean {
  things ??= new Set(
    Object.entries(unitWords).flatMap(([name, words]) => (spans.has(name) ? [] : [...tokensOf(words)])),
  );
  return [...unit].some((token) => things?.has(token) === true);
}

let made: { fields: ReadonlyMap<string, CalculatorFields>; index: RecordIndex } | undefined;

export function calculatorFields(): { fields: ReadonlyMap<string, CalculatorFields>; index: RecordIndex } {
  return (made ??= build());
}

function build(): { fields: ReadonlyMap<string, CalculatorFields>; index: RecordIndex } {
  const { calculators: words } = lexiconData();
  const fields = new Map<string, CalculatorFields>();
  for (const calculator of calculators) {
    const own = words[calculator.id];
    const numeric = new Set(numericOutputs(calculator));
    fields.set(calculator.id, {
      calculator,
      inputs: fieldsOf(calculator.input, own?.inputs ?? {}),
      outputs: fieldsOf(calculator.output, own?.outputs ?? {}).filter(({ name }) => numeric.has(name)),
      defaults: calculator.input.parse({}),
    });
  }
  const index = createRecordIndex(
    calculators.map(({ id, title, summary }) => {
      const { inputs = [], outputs = [] } = fields.get(id) ?? {};
      const labels = (list: readonly Field[]) =>
        list.map(({ label }) => `${label.en} . ${label.zh}`).join(" . ");
      const said = [
        ...Object.values(words[id]?.inputs ?? {}),
        ...Object.values(words[id]?.outputs ?? {}),
      ].flat();
      return {
        id,
        texts: [
          { text: `${title.en} . ${title.zh}`, weight: 1 },
          { text: (words[id]?.words ?? []).join(" . "), weight: 1 },
          { text: labels(outputs), weight: 0.8 },
          { text: labels(inputs), weight: 0.8 },
          { text: said.join(" . "), weight: 0.7 },
          { text: `${summary.en} . ${summary.zh}`, weight: 0.45 },
        ],
      };
    }),
  );
  return { fields, index };
}

function fieldsOf(schema: z.ZodObject, words: Readonly<Record<string, readonly string[]>>): Field[] {
  const read = Object.entries(schema.shape).flatMap(([name, field]) => {
    const meta = FieldMeta.safeParse(z.globalRegistry.get(field));
    if (!meta.success || meta.data.unit === "choice") return [];
    const { title, titleZh, unit } = meta.data;
    const said = words[name] ?? [];
    const counted = unitWords[unit.split(" ")[0] ?? ""] ?? unitWords[unit] ?? "";
    const text = [...said, counted].join(" . ");
    const own = new Map<string, number>();
    for (const token of tokensOf(text)) own.set(token, 1);
    for (const token of tokensOf(`${title} . ${titleZh}`)) if (!own.has(token)) own.set(token, 0.8);
    return [
      {
        name,
        unit,
        kind: kindOf(unit),
        label: { en: title, zh: titleZh },
        phrases: said.map(normalise),
        counted: tokensOf(counted),
        own,
      },
    ];
  });
  const holders = new Map<string, number>();
  for (const { own } of read)
    for (const token of own.keys()) holders.set(token, (holders.get(token) ?? 0) + 1);
  return read.map(({ own, ...field }) => ({
    ...field,
    tokens: new Map(
      [...own].map(([token, weight]) => [token, (weight * tokenValue(token)) / (holders.get(token) ?? 1)]),
    ),
  }));
}

let stops: ReadonlySet<string> | undefined;

function isStop(token: string): boolean {
  stops ??= new Set(lexiconData().stops.english);
  return stops.has(token.slice(2));
}

/** Function words that tell which of two numbers is meant. */
const pointing: ReadonlySet<string> = new Set([
  "w:from",
  "w:to",
  "w:each",
  "w:per",
  "h:从",
  "h:到",
  "w:apiec",
]);

/** A single character or a metric's close word says less than a pair or a name. */
function tokenValue(token: string): number {
  if (pointing.has(token)) return 0.7;
  if (token === "b:多少" || isStop(token)) return 0.15;
  if (token.startsWith("h:")) return 0.35;
  if (token.startsWith("t:")) return 0.5;
  return 1;
}

function kindOf(unit: string): FieldKind {
  if (unit.startsWith("USD")) return "usd";
  if (unit.startsWith("CNY") && unit !== "CNY per USD") return "cny";
  if (unit.startsWith("money")) return "money";
  if (unit === "percent" || unit === "percentage-point") return "percent";
  if (unit === "year-date") return "year";
  return unit === "amount" ? "amount" : "count";
}
