// Reads days, months, years and periods from serial numbers and from the ways they are written. Never guesses a missing part.
import { isoDate } from "../../../policy/calendar.ts";
import { type IsoDate, type PartialDate, partialDateSchema } from "../../../policy/kinds.ts";
import { arabicNumerals, foldText } from "../fold.ts";
import type { CellValue } from "../snapshot.ts";
import { type Fault, imprecise, unreadable } from "./fault.ts";

const dayMs = 86_400_000;
const lastSerial = 2_958_465;

/** A serial of the 1900 or 1904 system → the day; null for what is none (the 1900 system's 29 February among them). */
function dayOfSerial(serial: number, date1904: boolean): IsoDate | null {
  const whole = Math.floor(serial);
  if (whole < 1 || whole > lastSerial) return null;
  // Excel's 1900 system counts a 29 February 1900 that never was.
  if (!date1904 && whole === 60) return null;
  const days = date1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  const date = new Date(Date.UTC(1899, 11, 30) + days * dayMs);
  return plausibleYear(date.getUTCFullYear())
    ? isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
    : null;
}

const formatSaysDate = /[yd年日]|m{1,4}月|mmm/i;
/** `[Red]`, `"年"`: what a format says besides its placeholders is no day. */
const formatExtras = /\[[^\]]*\]|"[^"]*"|\\./g;
/** Whether a number under this format is a serial for certain. */
const isDateFormat = (format: string): boolean =>
  format !== "General" && format !== "@" && formatSaysDate.test(format.replace(formatExtras, ""));

const year = "(\\d{4})";
const dayPattern = new RegExp(`^${year}(?:年|-|/|\\.)(\\d{1,2})(?:月|-|/|\\.)(\\d{1,2})(?:日|号)?$`);
const monthPattern = new RegExp(`^${year}(?:年(\\d{1,2})月(?:份)?|[-/.](\\d{1,2}))$`);
const yearPattern = new RegExp(`^${year}(?:年度?)?$`);
/** Behind a day, and apart from it: `2025-3-1 10:00` is not the 11th. */
const timeOfDay = /(?:\s+|T|(?<=[日号]))\d{1,2}:\d{2}(?::\d{2})?\s*$/;
/** Two numbers with nothing but white space between them are not one. */
const numbersApart = /\d\s+\d/;
const compactDay = /^(\d{4})(\d{2})(\d{2})$/;

const partial = (text: string): PartialDate => partialDateSchema.parse(text);

function plausibleYear(value: number): boolean {
  return value >= 1900 && value <= 2100;
}

/** A day, or as much of one as the cell gives. `format` tells a serial from a plain number. */
export function readDate(value: CellValue, format: string, date1904: boolean): PartialDate | Fault {
  if (typeof value === "boolean") return unreadable;
  if (typeof value === "number") return readDateNumber(value, format, date1904);
  const written = value.normalize("NFKC").replace(timeOfDay, "");
  if (numbersApart.test(written)) return unreadable;
  const text = arabicNumerals(foldText(written));
  const day = dayPattern.exec(text) ?? compactDay.exec(text);
  if (day !== null) return wholeDay(day[1], day[2], day[3]) ?? unreadable;
  const month = monthPattern.exec(text);
  if (month !== null) {
    const number = Number(month[2] ?? month[3]);
    return number >= 1 && number <= 12 && plausibleYear(Number(month[1]))
      ? partial(`${month[1]}-${String(number).padStart(2, "0")}`)
      : unreadable;
  }
  const only = yearPattern.exec(text);
  return only !== null && plausibleYear(Number(only[1])) ? partial(only[1] ?? "") : unreadable;
}

function readDateNumber(value: number, format: string, date1904: boolean): PartialDate | Fault {
  if (Number.isInteger(value) && value > lastSerial) return readDate(String(value), format, date1904);
  if (!isDateFormat(format)) {
    if (Number.isInteger(value) && plausibleYear(value)) return partial(String(value));
    // 2025.3 typed as a number: its month may have lost a zero, which is no day in any case.
    if (!Number.isInteger(value) && plausibleYear(Math.floor(value))) return readDate(String(value), format, date1904);
  }
  return dayOfSerial(value, date1904) ?? unreadable;
}

const wholeDay = (y: string | undefined, m: string | undefined, d: string | undefined): IsoDate | null => {
  const date = isoDate(Number(y), Number(m), Number(d));
  return date !== null && plausibleYear(Number(y)) ? date : null;
};

export interface Period {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

const first = "(?:(\\d{4})[年./-])?(\\d{1,2})[月./-](\\d{1,2})[日号]?";
const second = "(?:(?:(\\d{4})[年./-])?(\\d{1,2})[月./-])?(\\d{1,2})[日号]?";
const to = "(?:[-—–―~〜～]+|至|到)";
const duration = "(?:\\(.*\\)|[,、]?(?:共计?|计|为期)?\\d+个?(?:工作日|自然日|日|天))?";
const periodPattern = new RegExp(`^(?:自|从)?${first}(?:起)?${to}${second}(?:止)?${duration}$`);
const monthsPattern = new RegExp(`^\\d{4}(?:年|[-/.])\\d{1,2}月?${to}(?:\\d{4}(?:年|[-/.]))?\\d{1,2}月?$`);

/** A period in one cell: `2025.11.3-2025.11.10`, `2025年11月3日至11月10日`, `11月3日—11月10日` (the year is then `roundYear`'s, else unreadable). */
export function readPeriod(value: CellValue, roundYear: number | null): Period | Fault {
  if (typeof value !== "string") return typeof value === "number" && plausibleYear(value) ? imprecise : unreadable;
  if (numbersApart.test(value.normalize("NFKC"))) return unreadable;
  const text = arabicNumerals(foldText(value)).replace(/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g, "$1-$2-$3");
  const match = periodPattern.exec(text);
  if (match === null)
    return [monthPattern, yearPattern, monthsPattern].some((coarse) => coarse.test(text)) ? imprecise : unreadable;
  const [, y1, m1, d1, y2, m2, d2] = match;
  const startYear = y1 ?? (y2 === undefined ? roundYear : null);
  if (startYear === null) return unreadable;
  const start = wholeDay(String(startYear), m1, d1);
  // A notice from December into January names the new year only by its month.
  const endYear = y2 ?? (Number(m2 ?? m1) < Number(m1) ? Number(startYear) + 1 : startYear);
  const end = wholeDay(String(endYear), m2 ?? m1, d2);
  return start === null || end === null ? unreadable : { start, end };
}
