// Days: arithmetic, the seven days of a notice, full years, rest days; chinese-days is the oracle for holidays.
import { getDayDetail, isHoliday } from "chinese-days";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  earliestNoticeEnd,
  fullYearAfter,
  holidaysPublished,
  isoDate,
  isRestDay,
  noticeDays,
  noticeIsNarrow,
  weekday,
  yearOf,
} from "../../../policy/calendar.ts";
import { type IsoDate, isoDateSchema } from "../../../policy/kinds.ts";

const day = (text: string): IsoDate => isoDateSchema.parse(text);
const dayArbitrary = fc.integer({ min: -200, max: 40_000 }).map((days) => addDays(day("2000-01-01"), days));

describe("days", () => {
  it("a day that does not exist is none", () => {
    expect(isoDate(2025, 2, 28)).toBe("2025-02-28");
    expect(isoDate(2024, 2, 29)).toBe("2024-02-29");
    for (const [year, month, date] of [
      [2025, 2, 30],
      [2025, 2, 29],
      [2100, 2, 29],
      [2025, 13, 1],
      [2025, 0, 1],
      [2025, 1, 0],
      [2025.5, 1, 1],
      [-1, 1, 1],
      [20250, 1, 1],
    ] as const) {
      expect(isoDate(year, month, date)).toBeNull();
    }
  });

  it("adding days and counting them are inverse, and weekdays run on", () => {
    fc.assert(
      fc.property(dayArbitrary, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(isoDateSchema.safeParse(later).success).toBe(true);
        expect(weekday(addDays(date, 1))).toBe((weekday(date) + 1) % 7);
      }),
      { seed: 9 },
    );
    expect(weekday(day("2026-11-22"))).toBe(0);
    expect(yearOf(day("2026-11-22"))).toBe(2026);
  });
});

describe("第9条: 进行为期7天的公示", () => {
  it("first and last day both count unless the ruling excludes the first", () => {
    expect(noticeDays(day("2025-11-03"), day("2025-11-09"))).toBe(7);
    expect(noticeDays(day("2025-11-03"), day("2025-11-09"), "first-excluded")).toBe(6);
    expect(noticeDays(day("2025-11-03"), day("2025-11-03"))).toBe(1);
    expect(noticeDays(day("2025-11-04"), day("2025-11-03"))).toBe(0);
  });

  it("six days are too short, and too short is not narrow", () => {
    const notice = noticeIsNarrow(day("2025-11-03"), day("2025-11-08"), "first-counted");
    expect(notice).toMatchObject({ tooShort: true, days: 6, required: 7, narrow: false });
  });

  it("seven days only by counting the first are narrow (Civil Code art. 201)", () => {
    // Tuesday to Monday.
    const notice = noticeIsNarrow(day("2025-11-04"), day("2025-11-10"), "first-counted");
    expect(notice).toMatchObject({ tooShort: false, onlyByFirstDay: true, endsOn: null, narrow: true });
  });

  it("eight days that end on a working day are enough, on a rest day narrow", () => {
    expect(noticeIsNarrow(day("2025-11-03"), day("2025-11-10"), "first-counted")).toMatchObject({ days: 8, narrow: false });
    expect(noticeIsNarrow(day("2025-11-01"), day("2025-11-09"), "first-counted")).toMatchObject({
      endsOn: "weekend",
      narrow: true,
    });
    expect(noticeIsNarrow(day("2025-09-22"), day("2025-10-01"), "first-counted")).toMatchObject({
      endsOn: "holiday",
      narrow: true,
    });
  });

  it("a weekend announced as a working day is none of the rest days", () => {
    // Sunday 2025-09-28 was worked for the National Day holiday.
    expect(noticeIsNarrow(day("2025-09-19"), day("2025-09-28"), "first-counted")).toMatchObject({
      endsOn: null,
      narrow: false,
    });
  });

  it("under first-excluded a notice is never long enough by its first day", () => {
    expect(noticeIsNarrow(day("2025-11-04"), day("2025-11-10"), "first-excluded").tooShort).toBe(true);
    expect(noticeIsNarrow(day("2025-11-03"), day("2025-11-10"), "first-excluded")).toMatchObject({
      tooShort: false,
      narrow: false,
    });
  });

  it("for a year without published holidays weekends alone are known, and it says so", () => {
    expect(noticeIsNarrow(day("2031-09-22"), day("2031-10-01"), "first-counted")).toMatchObject({
      holidaysKnown: false,
      endsOn: null,
    });
  });

  it("the earliest end of a notice is long enough and a day less is not", () => {
    fc.assert(
      fc.property(dayArbitrary, fc.constantFrom("first-counted" as const, "first-excluded" as const), (start, ruling) => {
        const end = earliestNoticeEnd(start, ruling);
        expect(noticeIsNarrow(start, end, ruling).tooShort).toBe(false);
        expect(noticeIsNarrow(start, addDays(end, -1), ruling).tooShort).toBe(true);
      }),
      { seed: 9 },
    );
  });
});

describe("第14条: 工作室建设满一年", () => {
  it.each([
    ["2025-12-20", "2026-12-20"],
    ["2024-02-29", "2025-02-28"],
    ["2023-02-28", "2024-02-28"],
    ["2025-12-31", "2026-12-31"],
  ])("a full year after %s is reached on %s", (from, reached) => {
    expect(fullYearAfter(day(from))).toBe(reached);
  });

  it("is 365 or 366 days, and the same month and day but for 29 February", () => {
    fc.assert(
      fc.property(dayArbitrary, (date) => {
        const reached = fullYearAfter(date);
        expect([365, 366]).toContain(daysBetween(date, reached));
        if (!date.endsWith("02-29")) expect(reached.slice(5)).toBe(date.slice(5));
      }),
      { seed: 14, numRuns: 1000 },
    );
  });
});

describe("rest days", () => {
  it("agrees with chinese-days on every day of the published years", () => {
    for (let date = day("2019-01-01"); yearOf(date) <= 2026; date = addDays(date, 1)) {
      expect([date, isRestDay(date) !== null]).toEqual([date, isHoliday(date)]);
      // Its name of a published holiday is "English,中文,days".
      const named = getDayDetail(date).name.includes(",");
      expect([date, isRestDay(date) === "holiday"]).toEqual([date, named && isHoliday(date)]);
    }
  });

  it("the years with published holidays are 2019 to 2026", () => {
    const years = Array.from({ length: 20 }, (_, i) => 2012 + i);
    expect(years.filter(holidaysPublished)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(isRestDay(day("2031-10-01"))).toBeNull();
    expect(isRestDay(day("2031-10-04"))).toBe("weekend");
  });
});
