import { addDays, type Clock } from "./clock.ts";
import type { DateAtom, DateRule, DayPart } from "./date-atom.ts";
import { chineseNumberAt } from "./numbers-zh.ts";

const hour = "(1\\d|2[0-4]|0?\\d|二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二两三四五六七八九])";
const tensOfMinutes = "[二三四五]?十[一二三四五六七八九]?";
const minute = `(${tensOfMinutes}|[零〇][一二三四五六七八九]|[一二三四五六七八九](?=分)|[0-5]\\d(?!\\d)|\\d(?=分))`;
const amount = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";

const parts: readonly { words: string; part: DayPart }[] = [
  { words: "凌晨|后半夜", part: "dawn" },
  { words: "清晨|早晨|早上|上午|一早|大清早", part: "morning" },
  { words: "中午|正午", part: "noon" },
  { words: "下午|午后", part: "afternoon" },
  { words: "傍晚|晚上|晚间|夜里|夜晚|夜间|深夜|半夜|今夜", part: "evening" },
];

/** What a point is made of, not an hour: 三点建议. */
const notAnHour =
  "(?!建议|要求|原因|意见|理由|问题|区别|不同|不满|体会|看法|疑问|想法|内容|需要|儿|也|都|多|优|缺|方面|是)";

/** Times and parts of days as they are said in Chinese, in folded text. */
export const chineseTimes: readonly DateRule[] = [
  ...parts.map(({ words, part }): DateRule => ({
    pattern: new RegExp(`(?:${words})(?!好|安)`, "gu"),
    read: () => ({ part }),
  })),
  {
    pattern: /(?<=(?:周|星期|礼拜)[一二三四五六日天]|[天日号])[早晚](?!一?点|些|安|饭|餐|期|上|间|于)/gu,
    read: ([word]) => ({ part: word === "早" ? "morning" : "evening", needsCompany: true }),
  },
  {
    pattern: new RegExp(
      `(?<![第\\d.:一二三四五六七八九十百])${hour}点(?:钟|(整)|(半)|([一二三])刻|(?:过|零|〇)?${minute}分?|差(一刻|${tensOfMinutes}|[一二三四五六七八九]|\\d{1,2})分?)(?!之)`,
      "gu",
    ),
    read: ([, hours, , half, quarters, minutes, lacking]) => {
      const after = half === undefined ? valueOf(quarters) * 15 + valueOf(minutes) : 30;
      return timeOf(valueOf(hours) * 60 + after - (lacking === "一刻" ? 15 : valueOf(lacking)));
    },
  },
  {
    pattern: /(?<=[在到于约])一点(?=$|[\s\p{P}]|给|打|再|左|见|之|以|开|来|去)/gu,
    read: () => timeOf(60),
  },
  {
    pattern: new RegExp(
      `(?<![第\\d.:这那有共几一二三四五六七八九十百])${hour}点(?![零〇一二三四五六七八九十\\d百千万亿半刻])${notAnHour}`,
      "gu",
    ),
    read: ([, hours = ""]) => ({
      ...timeOf(valueOf(hours) * 60),
      ...(hours === "一" || hours === "零" ? { needsCompany: true } : {}),
    }),
  },
  {
    pattern: new RegExp(
      `差(一刻|${tensOfMinutes}|[一二三四五六七八九]|\\d{1,2})(?:分钟?)?(?:到)?${hour}点`,
      "gu",
    ),
    read: ([, lacking, hours]) => timeOf(valueOf(hours) * 60 - (lacking === "一刻" ? 15 : valueOf(lacking))),
  },
  {
    pattern: new RegExp(`(?<![第\\d.])${hour}时(?:整|${minute}分)`, "gu"),
    read: ([, hours, minutes]) => timeOf(valueOf(hours) * 60 + valueOf(minutes)),
  },
  {
    pattern: new RegExp(`(?<=[上中下]午|晚上|凌晨|[日号天])${hour}时(?![候间段代])`, "gu"),
    read: ([, hours]) => timeOf(valueOf(hours) * 60),
  },
  {
    pattern: new RegExp(
      `(?:再?过)?(?:${amount}|(半))个?(半)?(小时|钟头|分钟|刻钟)(半)?(?:${amount}分钟?)?(?:(?:之|以)?(后|前)(?!天|面)|(?=再打|再来|再说|再联系))`,
      "gu",
    ),
    read: ([, number, half, more, unit = "", behind, minutes, direction], clock) => {
      const extra = (more ?? behind) === undefined ? 0 : 0.5;
      const size = unit === "分钟" ? 1 : unit === "刻钟" ? 15 : 60;
      const length = (half === undefined ? valueOf(number) + extra : 0.5) * size + valueOf(minutes);
      return momentAfter(direction === "前" ? -length : length, clock);
    },
  },
];

function valueOf(written: string | undefined): number {
  if (written === undefined) return 0;
  return /^\d+$/.test(written) ? Number(written) : (chineseNumberAt(written, 0)?.value ?? 0);
}

function timeOf(minutes: number): Omit<DateAtom, "start" | "end"> | undefined {
  if (minutes < 0 || minutes > 24 * 60) return undefined;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return { time: { hour: hours, minute: rest, isExact: hours > 12 || minutes < 60 } };
}

/** So many minutes from now, with the day that is then. */
export function momentAfter(minutes: number, clock: Clock): Omit<DateAtom, "start" | "end"> {
  const all = clock.minutes + Math.round(minutes);
  const day = addDays(clock, Math.floor(all / 1_440));
  const inDay = ((all % 1_440) + 1_440) % 1_440;
  return { day, time: { hour: Math.floor(inDay / 60), minute: inDay % 60, isExact: true } };
}
