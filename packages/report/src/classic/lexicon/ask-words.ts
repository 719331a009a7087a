import type { Metric, Unit } from "../../vocabulary.ts";

/** A way of asking, and the units an answer to it comes in. */
export interface Ask {
  words: readonly string[];
  units: readonly Unit[];
}

const money: readonly Unit[] = ["money"];
const percent: readonly Unit[] = ["percent", "percentage-point"];
const dates: readonly Unit[] = ["year-date", "month-date", "day-date"];
const spans: readonly Unit[] = ["year", "month", "week", "day", "hour", "minute", "second", "millisecond", "hour-per-week", "minute-per-day"];
const people: readonly Unit[] = ["person", "user", "employee", "agent", "lawyer"];
const firms: readonly Unit[] = ["company", "law-firm", "partner", "customer"];
const times: readonly Unit[] = ["count", "query", "interaction", "visit", "download"];

/** Ways of asking for a figure, the longer ones first where one is part of another. */
export const asks: readonly Ask[] = [
  { words: ["how much money", "how many dollars", "how many yuan", "how many bucks", "how expensive", "how costly", "what price", "多少钱", "多少刀", "多少美元", "多少美金", "多少元", "多少块钱", "多少人民币", "多贵", "几块钱", "几美元", "花多少", "什么价", "多少亿美元", "多少亿元", "多少亿", "多少万元", "多少万美元"], units: money },
  { words: ["what share", "what percentage", "what percent", "what proportion", "what fraction", "what portion", "how large a share", "how big a share", "百分之几", "百分之多少", "多大比例", "占比", "几成", "占多少", "占了多少", "占几成", "比重"], units: percent },
  { words: ["in which year", "which year", "what year", "by what year", "哪一年", "哪年", "何年", "几几年"], units: ["year-date"] },
  { words: ["which month", "what month", "几月", "哪个月", "几月份"], units: ["month-date", "month", "year-date"] },
  { words: ["when", "since when", "what date", "什么时候", "何时", "啥时候", "什么时间"], units: [...dates, "month"] },
  { words: ["how long", "how much time", "多久", "多长时间", "多少时间", "多长"], units: spans },
  { words: ["how many years", "几年", "多少年"], units: ["year", "month", "day"] },
  { words: ["how many months", "几个月", "多少个月"], units: ["month", "year"] },
  { words: ["how many days", "几天", "多少天"], units: ["day", "month"] },
  { words: ["how many hours", "几小时", "几个小时", "多少小时", "多少个小时"], units: ["hour", "hour-per-week", "gpu-hour"] },
  { words: ["how many minutes", "几分钟", "多少分钟"], units: ["minute", "minute-per-day"] },
  { words: ["how many milliseconds", "多少毫秒"], units: ["millisecond"] },
  { words: ["how many times", "how much faster", "by what factor", "what multiple", "多少倍", "几倍"], units: ["multiple", "ratio", "count"] },
  { words: ["how old", "what age", "几岁", "多少岁", "多大年纪"], units: ["year"] },
  { words: ["how heavy", "how much does it weigh", "多重", "多少克", "几克"], units: ["gram"] },
  { words: ["how thick", "how thin", "多厚"], units: ["millimetre", "centimetre"] },
  { words: ["what rank", "what place", "which place", "which position", "what position", "第几名", "第几位", "排第几", "排名第几", "第几"], units: ["rank"] },
  { words: ["how many points", "what score", "几分", "多少分", "打多少分"], units: ["score"] },
  { words: ["how many watts", "多少瓦", "几瓦"], units: ["watt"] },
  { words: ["how many degrees", "多少度", "几度"], units: ["degree"] },
  { words: ["how many people", "how many persons", "多少人", "几个人", "多少名", "多少位", "几位"], units: people },
  { words: ["how many employees", "how many staff", "多少员工", "多少名员工"], units: ["employee", "person"] },
  { words: ["how many users", "多少用户", "多少个用户"], units: ["user", "person"] },
  { words: ["how many companies", "how many firms", "how many vendors", "多少家", "几家"], units: firms },
  { words: ["how many gpus", "how many cards", "how many accelerators", "how many a100s", "how many h100s", "how many a100", "how many h100", "how many chips", "多少张卡", "几张卡", "多少块卡", "多少块", "多少张", "几张", "多少卡", "多少gpu", "多少个gpu"], units: ["gpu", "image"] },
  { words: ["how many servers", "多少台服务器", "多少服务器"], units: ["server"] },
  { words: ["多少台", "几台"], units: ["server", "device"] },
  { words: ["how many parameters", "多少参数", "多少个参数"], units: ["parameter"] },
  { words: ["how many tokens", "多少token", "多少个token"], units: ["token"] },
  { words: ["how many neurons", "多少神经元", "多少个神经元"], units: ["neuron"] },
  { words: ["how many images", "how many pictures", "多少张图", "几张图"], units: ["image"] },
  { words: ["how many words", "how many characters", "多少字", "几个字", "多少个字", "多少词", "多少个词"], units: ["word", "character"] },
  { words: ["how many cases", "多少案件", "多少件"], units: ["case"] },
  { words: ["how many lawyers", "多少律师", "多少名律师", "多少个律师"], units: ["lawyer"] },
  { words: ["how many racks", "多少机架", "多少架"], units: ["rack"] },
  { words: ["how many provinces", "多少个省", "几个省", "多少省"], units: ["province"] },
  { words: ["how many cities", "多少个城市", "多少城市"], units: ["city"] },
  { words: ["多少款", "几款"], units: ["device", "item", "project"] },
  { words: ["how often", "多少次", "几次"], units: times },
];

/** Ways of asking whose words stand apart: "市场现在有多大", "how big is the global market". */
export const loosePatterns: readonly { pattern: RegExp; units: readonly Unit[]; metric?: Metric }[] = [
  { pattern: /市场[^，。？?]{0,8}(?:多大|有多少|值多少)|多大的?市场/u, units: money, metric: "market-size" },
  { pattern: /how (?:big|large)\b.{0,60}\bmarket|\bmarket\b.{0,40}\b(?:how (?:big|large)|worth)|(?:size|worth) of .{0,50}market/u, units: money, metric: "market-size" },
  { pattern: /(?:多少|多大|多高)的?比例|比例(?:是|有|为)?(?:多|几)/u, units: [...percent, "ratio"] },
  { pattern: /占[^，。？?]{0,12}(?:多少|几|多大)/u, units: percent, metric: "share" },
  { pattern: /几分之几|几分之一/u, units: ["percent", "ratio", "multiple"] },
  { pattern: /by how much|how much (?:of|less|more)|多少个?点|几个点/u, units: [...percent, "ratio", "multiple"] },
  { pattern: /how fast\b.{0,30}\b(?:gr[eo]w|rise|increas)|(?:增长|涨|增速)[^，。？?]{0,4}(?:多快|多少)/u, units: percent },
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
