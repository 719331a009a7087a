import type { Metric, Unit } from "../vocabulary.ts";

const money: readonly Unit[] = ["money"];
const percent: readonly Unit[] = ["percent", "percentage-point"];
const dates: readonly Unit[] = ["year-date", "month-date", "day-date"];

/** Ways of asking whose words stand apart: "市场现在有多大", "how big is the global market". */
export const loosePatterns: readonly { pattern: RegExp; units: readonly Unit[]; metric?: Metric }[] = [
  { pattern: /市场[^，。？?]{0,8}(?:多大|有多少|值多少)|多大的?市场/u, units: money, metric: "market-size" },
  {
    pattern:
      /how (?:big|large)\b.{0,60}\bmarket|\bmarket\b.{0,40}\b(?:how (?:big|large)|worth)|(?:size|worth) of .{0,50}market/u,
    units: money,
    metric: "market-size",
  },
  { pattern: /(?:多少|多大|多高)的?比例|比例(?:是|有|为)?(?:多|几)/u, units: [...percent, "ratio"] },
  { pattern: /占[^，。？?]{0,12}(?:多少|几|多大)/u, units: percent, metric: "share" },
  { pattern: /几分之几|几分之一/u, units: ["percent", "ratio", "multiple"] },
  {
    pattern: /by how much|how much (?:of|less|more)|多少个?点|几个点/u,
    units: [...percent, "ratio", "multiple"],
  },
  {
    pattern: /how fast\b.{0,30}\b(?:gr[eo]w|rise|increas)|(?:增长|涨|增速)[^，。？?]{0,4}(?:多快|多少)/u,
    units: percent,
  },
  { pattern: /how far behind|落后[^，。？?]{0,6}(?:多少|多久|几年)/u, units: ["year", "month"] },
];

/** Units that count nothing that "how many" could ask for. */
export const uncountable: ReadonlySet<Unit> = new Set([
  ...money,
  ...percent,
  ...dates,
  "rank",
  "ratio",
  "power-of-ten",
]);
