// Days as ISO text: arithmetic, the days of a notice (article 9), full years (article 14), days of rest.
// Knows no clock: every date is given, `today` included.
import { holidaysByYear } from "./holidays.ts";
import type { IsoDate } from "./kinds.ts";
import { parameterOn } from "./parameters.ts";
import type { Rulings } from "./rulings.ts";

const dayMilliseconds = 86_400_000;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Null where no such day exists (2025-02-30) or the year has not four digits. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (!Number.isInteger(year) || year < 0 || year > 9999 || !Number.isInteger(day)) return null;
  const length = month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);
  if (day < 1 || day > length) return null;
  // Such a day exists, as just seen.
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}` as IsoDate;
}

/** Whole days since 1970-01-01. */
function dayNumber(date: IsoDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayMilliseconds;
}

function fromDayNumber(days: number): IsoDate {
  // A day counted from an existing day exists.
  return new Date(days * dayMilliseconds).toISOString().slice(0, 10) as IsoDate;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `start` to `end`; negative where `end` is earlier. */
export function daysBetween(start: IsoDate, end: IsoDate): number {
  return dayNumber(end) - dayNumber(start);
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** 0 Sunday to 6 Saturday. */
export function weekday(date: IsoDate): number {
  return new Date(dayNumber(date) * dayMilliseconds).getUTCDay();
}

/** The days of a notice; the first day counts unless the `notice-days` ruling excludes it (Civil Code art. 201). 0 or less where it ends before it starts. */
export function noticeDays(start: IsoDate, end: IsoDate, ruling: Rulings["notice-days"] = "first-counted"): number {
  return daysBetween(start, end) + (ruling === "first-counted" ? 1 : 0);
}

/** The last day of a notice that starts on `start` and is just long enough (article 9). */
export function earliestNoticeEnd(start: IsoDate, ruling: Rulings["notice-days"] = "first-counted"): IsoDate {
  const days = parameterOn("noticeDays", start);
  return addDays(start, ruling === "first-counted" ? days - 1 : days);
}

export type RestDay = "weekend" | "holiday";

export interface NoticeLength {
  /** Fewer days than article 9 asks for. */
  readonly tooShort: boolean;
  readonly days: number;
  readonly required: number;
  /** Long enough only because its first day is counted. */
  readonly onlyByFirstDay: boolean;
  /** What kind of rest day the last day is, if one. */
  readonly endsOn: RestDay | null;
  /** False where the year's holidays are not published, so that weekends alone were tested. */
  readonly holidaysKnown: boolean;
  /** Not too short, but {@link onlyByFirstDay} or ending on a rest day: rule notice/narrow-count. */
  readonly narrow: boolean;
}

/** Everything article 9 and the `notice-days` ruling say about a notice from `start` to `end`. */
export function noticeIsNarrow(start: IsoDate, end: IsoDate, ruling: Rulings["notice-days"]): NoticeLength {
  const required = parameterOn("noticeDays", start);
  const days = noticeDays(start, end, ruling);
  const tooShort = days < required;
  const onlyByFirstDay = !tooShort && noticeDays(start, end, "first-excluded") < required;
  const endsOn = isRestDay(end);
  const narrow = !tooShort && (onlyByFirstDay || endsOn !== null);
  return { tooShort, days, required, onlyByFirstDay, endsOn, holidaysKnown: holidaysPublished(yearOf(end)), narrow };
}

/** The corresponding day one year on, on which a full year is reached; the month's last day where it has none (Civil Code art. 202). */
export function fullYearAfter(date: IsoDate): IsoDate {
  const [year, month] = [yearOf(date) + 1, Number(date.slice(5, 7))];
  const corresponding = isoDate(year, month, Number(date.slice(8, 10)));
  // Day 0 of the next month is the last of this one.
  return corresponding ?? fromDayNumber(Date.UTC(year, month, 0) / dayMilliseconds);
}

/** Whether the State Council's notice on the holidays of that year is among our dated values. */
export function holidaysPublished(year: number): boolean {
  return holidaysByYear.has(year);
}

/** A published public holiday, else a Saturday or Sunday that is not an announced working day; null for a working day. */
export function isRestDay(date: IsoDate): RestDay | null {
  const published = holidaysByYear.get(yearOf(date));
  const day = date.slice(5);
  if (published?.rest.has(day)) return "holiday";
  const isWeekend = weekday(date) % 6 === 0;
  return isWeekend && !published?.work.has(day) ? "weekend" : null;
}
