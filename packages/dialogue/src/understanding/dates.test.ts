import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, formatDay, formatTime, parseClock, weekdayOf } from "./clock.ts";
import { findDates } from "./dates.ts";
import { normalise } from "./folded.ts";

/** A Wednesday. */
const now = "2026-11-25T13:30";

function datesIn(turn: string, at = now): string[] {
  return findDates(normalise(turn), parseClock(at)).map(({ entity }) =>
    entity.type === "date"
      ? [entity.date, entity.time, entity.part].filter((each) => each !== undefined).join(" ")
      : entity.type,
  );
}

describe("dates in Chinese", () => {
  it.each([
    ["三点半再打", "15:30"],
    ["下周三下午", "2026-12-02 afternoon"],
    ["明天上午十点一刻", "2026-11-26 10:15"],
    ["后天", "2026-11-27"],
    ["大后天", "2026-11-28"],
    ["昨天", "2026-11-24"],
    ["11月3号", "2027-11-03"],
    ["十二月二十五日", "2026-12-25"],
    ["明年3月1号", "2027-03-01"],
    ["二〇二七年三月五日", "2027-03-05"],
    ["月底", "2026-11-30"],
    ["下个月底", "2026-12-31"],
    ["月初", "2026-12-01"],
    ["年底", "2026-12-31"],
    ["3号", "2026-12-03"],
    ["下个月3号", "2026-12-03"],
    ["周五晚上8点", "2026-11-27 20:00"],
    ["周三", "2026-12-02"],
    ["这周三", "2026-11-25"],
    ["下下周一", "2026-12-07"],
    ["星期天", "2026-11-29"],
    ["周末", "2026-11-28"],
    ["半小时后", "2026-11-25 14:00"],
    ["一个半小时后", "2026-11-25 15:00"],
    ["三天后下午三点", "2026-11-28 15:00"],
    ["两个星期后", "2026-12-09"],
    ["三个月之后", "2027-02-25"],
    ["过两天", "2026-11-27"],
    ["今晚8点", "2026-11-25 20:00"],
    ["明早", "2026-11-26 morning"],
    ["晚上12点", "00:00"],
    ["明天晚上12点", "2026-11-27 00:00"],
    ["凌晨两点", "02:00"],
    ["中午", "12:00"],
    ["中午一点", "13:00"],
    ["下午", "afternoon"],
    ["三点十五", "15:15"],
    ["三点零五分", "15:05"],
    ["差一刻三点", "14:45"],
    ["三点差五分", "14:55"],
    ["十二点四十五", "12:45"],
    ["15时30分", "15:30"],
    ["明天一点", "2026-11-26 13:00"],
    ["請後天下午三點打來", "2026-11-27 15:00"],
  ])("reads %s as %s", (turn, date) => {
    expect(datesIn(turn)).toEqual([date]);
  });

  it.each([
    "三点五亿",
    "三点五",
    "快一点",
    "便宜一点",
    "有三点建议",
    "第三点",
    "早上好",
    "一周三次",
    "3号线",
    "天天",
    "时间",
    "明天早一点好不好".slice(2),
  ])("reads no date in %s", (turn) => {
    expect(datesIn(turn)).toEqual([]);
  });
});

describe("dates in English", () => {
  it.each([
    ["half past two next Friday", "2026-12-04 14:30"],
    ["tomorrow at 3pm", "2026-11-26 15:00"],
    ["in two hours", "2026-11-25 15:30"],
    ["in an hour and a half", "2026-11-25 15:00"],
    ["quarter to six", "17:45"],
    ["ten past six", "18:10"],
    ["the 3rd of March", "2027-03-03"],
    ["March 3rd, 2028", "2028-03-03"],
    ["december twenty-first", "2026-12-21"],
    ["on the 3rd", "2026-12-03"],
    ["2026-12-01", "2026-12-01"],
    ["on 12/1", "2026-12-01"],
    ["noon", "12:00"],
    ["noon tomorrow", "2026-11-26 12:00"],
    ["tonight", "2026-11-25 evening"],
    ["tonight at midnight", "2026-11-26 00:00"],
    ["tomorrow morning", "2026-11-26 morning"],
    ["in the afternoon", "afternoon"],
    ["friday at 5", "2026-11-27 17:00"],
    ["this wednesday", "2026-11-25"],
    ["wednesday", "2026-12-02"],
    ["next wednesday", "2026-12-02"],
    ["last friday", "2026-11-20"],
    ["this coming sunday", "2026-11-29"],
    ["friday next week", "2026-12-04"],
    ["fri 3pm", "2026-11-27 15:00"],
    ["at three", "15:00"],
    ["by 4:15", "16:15"],
    ["3.30pm", "15:30"],
    ["20:00", "20:00"],
    ["08:00", "08:00"],
    ["8:30", "20:30"],
    ["12 am", "00:00"],
    ["five o'clock", "17:00"],
    ["the day after tomorrow", "2026-11-27"],
    ["two weeks from now", "2026-12-09"],
    ["a week ago", "2026-11-18"],
    ["end of next month", "2026-12-31"],
    ["christmas eve", "2026-12-24"],
  ])("reads %s as %s", (turn, date) => {
    expect(datesIn(turn)).toEqual([date]);
  });

  it.each([
    "good morning",
    "at 3 dollars",
    "at 120 words",
    "five to ten users",
    "the sun is out",
    "the third option",
    "every friday",
    "may I ask",
    "3:1",
    "2026-13-45",
  ])("reads no date in %s", (turn) => {
    expect(datesIn(turn)).toEqual([]);
  });
});

describe("an hour without a part of the day", () => {
  it.each([
    ["三点", "2026-11-25T16:00", "15:00"],
    ["8点", "2026-11-25T06:00", "08:00"],
    ["8点", "2026-11-25T09:00", "20:00"],
    ["8点", "2026-11-25T21:00", "08:00"],
    ["11点", "2026-11-25T13:00", "11:00"],
    ["今天11点", "2026-11-25T13:00", "2026-11-25 23:00"],
    ["明天8点", "2026-11-25T13:00", "2026-11-26 08:00"],
  ])("%s said at %s is %s", (turn, at, date) => {
    expect(datesIn(turn, at)).toEqual([date]);
  });
});

describe("days", () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => addDays({ year: 2000, month: 1, day: 1 }, days));
  const minutes = fc.integer({ min: 0, max: 1_439 });

  it("come back as they are written", () => {
    fc.assert(
      fc.property(day, day, minutes, (today, wanted, minute) => {
        const at = `${formatDay(today)}T${formatTime(minute)}`;
        const { year, month, day: date } = wanted;
        expect(datesIn(formatDay(wanted), at)).toEqual([formatDay(wanted)]);
        expect(datesIn(`${year}年${month}月${date}日`, at)).toEqual([formatDay(wanted)]);
      }),
    );
  });

  it("that are named by their weekday lie in the week that was meant", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 6 }), (today, index) => {
        const at = `${formatDay(today)}T12:00`;
        const monday = addDays(today, 1 - weekdayOf(today));
        expect(datesIn(`下周${"一二三四五六日".charAt(index)}`, at)).toEqual([
          formatDay(addDays(monday, 7 + index)),
        ]);
        const bare = datesIn(`周${"一二三四五六日".charAt(index)}`, at);
        const ahead = [1, 2, 3, 4, 5, 6, 7].map((days) => formatDay(addDays(today, days)));
        expect(ahead).toEqual(expect.arrayContaining(bare));
        expect(bare).toHaveLength(1);
      }),
    );
  });

  it("take a clock that is one", () => {
    expect(() => parseClock("2026-02-30T10:00")).toThrow(RangeError);
    expect(() => parseClock("tomorrow")).toThrow("not a local date and time: tomorrow");
  });
});
