// How Excel reads what is typed into a cell, and how it displays a value. Covers what clerks' workbooks hold, not all of Excel.

import { SSF } from "@e965/xlsx";
import type { CellValue } from "../../mapping/snapshot.ts";

const NUMBER = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][-+]?\d+)?$/;
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const CHINESE_DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const DAY_MS = 86_400_000;

/** Days from the workbook's epoch to a civil date; null when there is no such day. 1904 books count from 1904-01-01. */
export const dateSerial = (year: number, month: number, day: number, date1904: boolean): number | null => {
  const at = Date.UTC(year, month - 1, day);
  const back = new Date(at);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
  const since1900 = at / DAY_MS + 25_569;
  return date1904 ? since1900 - 1462 : since1900;
};

export interface Entry {
  readonly value: CellValue;
  /** The number format the entry brings along where the cell had none (a date typed into a General cell). */
  readonly format: string | null;
}

/** What Excel stores for a typed or assigned text: `'` forces text, `@` cells keep it, numbers, dates and TRUE are recognised. */
export const readEntry = (input: CellValue, numberFormat: string, date1904: boolean): Entry => {
  if (typeof input !== "string" || numberFormat === "@") return { value: input, format: null };
  if (input.startsWith("'")) return { value: input.slice(1), format: null };
  const text = input.trim();
  if (text !== "" && /\d/.test(text) && NUMBER.test(text)) return { value: Number(text.replaceAll(",", "")), format: null };
  if (/^\d+(?:\.\d+)?%$/.test(text)) return { value: Number(text.slice(0, -1)) / 100, format: "0.00%" };
  if (/^(?:true|false)$/i.test(text)) return { value: /^true$/i.test(text), format: null };
  const date = DATE.exec(text) ?? CHINESE_DATE.exec(text);
  if (date) {
    const serial = dateSerial(Number(date[1]), Number(date[2]), Number(date[3]), date1904);
    if (serial !== null) return { value: serial, format: text.includes("年") ? 'yyyy"年"m"月"d"日"' : "yyyy/m/d" };
  }
  return { value: input, format: null };
};

/** What the cell displays, as `Range.text`, leaving column widths (`####`) aside. */
export const displayText = (value: CellValue, numberFormat: string, date1904: boolean): string => {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  if (numberFormat === "General" && Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  // Excel writes format 14 as m/d/yyyy in its invariant notation and shows it as the system's short date.
  const format = numberFormat === "m/d/yyyy" ? "yyyy/m/d" : numberFormat;
  try {
    return SSF.format(format === "@" ? "General" : format, value, { date1904 });
  } catch {
    return "#".repeat(8);
  }
};
