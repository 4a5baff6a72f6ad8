// Writes one value the way its clerk does: dates, amounts with their units, yes and no, levels.
import type { CellObject } from "@e965/xlsx";
import type { IsoDate } from "../../policy/kinds.ts";
import { pick } from "../policy/invented-studios.ts";
import type { Style } from "./messy-style.ts";
import type { Plain } from "./round.ts";

/** What one cell is to hold: a plain value, a cell exactly as given (null: blank), or a notice's two days. */
export type Entry =
  | Plain
  | { readonly kind: "raw"; readonly cell: CellObject | null }
  | { readonly kind: "period"; readonly start: Entry; readonly end: Entry };

/** By field key; score columns as `score1`, `score2`, … */
export type EntryRow = Readonly<Record<string, Entry | null>>;

const dayMs = 86_400_000;
const serial = (date: string, date1904: boolean) => Date.parse(`${date}T00:00:00Z`) / dayMs + 25_569 - (date1904 ? 1462 : 0);
const chineseDigit = (digit: string) => [..."〇一二三四五六七八九"][Number(digit)] ?? "";
const chineseNumber = (value: number) =>
  value < 10
    ? chineseDigit(String(value))
    : `${value >= 20 ? chineseDigit(String(Math.floor(value / 10))) : ""}十${value % 10 === 0 ? "" : chineseDigit(String(value % 10))}`;

export const textCell = (value: string): CellObject => ({ t: "s", v: value });

function dateCell(date: IsoDate, { dates, date1904 }: Style): CellObject {
  const [y = "", m = "", d = ""] = date.split("-");
  const short = [y, String(Number(m)), String(Number(d))];
  switch (dates) {
    case "serial":
      return { t: "n", v: serial(date, date1904), z: "yyyy/m/d" };
    case "iso":
      return textCell(date);
    case "slash":
      return textCell(short.join("/"));
    case "dot":
      return textCell(short.join("."));
    case "chinese":
      return textCell(`${short[0]}年${short[1]}月${short[2]}日`);
    case "numerals":
      return textCell(`${[...y].map(chineseDigit).join("")}年${chineseNumber(Number(m))}月${chineseNumber(Number(d))}日`);
    case "compact":
      return { t: "n", v: Number(y + m + d) };
  }
}

/** An amount of 元 in the workbook's unit; ledgers that state none are written in 元. */
export function yuanCell(yuan: number, style: Style, ledger: boolean): CellObject {
  const unit = ledger && style.unit !== "header-yuan" ? "header-yuan" : style.unit;
  if (unit === "cell-wan") return textCell(`${yuan / 10_000}${pick(style.draw, ["万", "万元"])}`);
  if (unit === "format-yuan") return { t: "n", v: yuan, z: '"￥"#,##0.00' };
  const wan = unit === "header-wan" || unit === "line-wan" || unit === "none";
  return { t: "n", v: wan ? yuan / 10_000 : yuan };
}

function periodCell(start: Entry, end: Entry, { draw }: Style): CellObject | undefined {
  if (end.kind === "raw") return end.cell ?? undefined;
  if (start.kind !== "date" || end.kind !== "date") throw new Error("a period has two days");
  const [from, to] = [start.date, end.date].map((day) => day.split("-").map(Number));
  const [y, m, d] = from ?? [];
  const [, lastMonth, lastDay] = to ?? [];
  return textCell(
    pick(draw, [
      `${y}.${m}.${d}-${y}.${lastMonth}.${lastDay}`,
      `${y}年${m}月${d}日至${lastMonth}月${lastDay}日`,
      `${y}/${m}/${d}—${y}/${lastMonth}/${lastDay}`,
    ]),
  );
}

const levelWords: Readonly<Record<string, readonly string[]>> = {
  技师: ["技师", "技师（二级）", "二级/技师", "国家职业资格二级", "二级", "技师(２级)"],
  高级技师: ["高级技师", "高级技师（一级）", "一级/高级技师", "国家职业资格一级", "一级"],
};

/** The cell of an entry; undefined for a blank one. */
export function cellOf(entry: Entry, style: Style, ledger: boolean): CellObject | undefined {
  switch (entry.kind) {
    case "raw":
      return entry.cell ?? undefined;
    case "period":
      return periodCell(entry.start, entry.end, style);
    case "text":
      return textCell(entry.text);
    case "id":
      return { t: "s", v: entry.text, z: "@" };
    case "number":
      return { t: "n", v: entry.number };
    case "yuan":
      return yuanCell(entry.yuan, style, ledger);
    case "date":
      return dateCell(entry.date, style);
    case "yesNo":
      return textCell(entry.yes ? style.yes : style.no);
    case "level":
      return textCell(pick(style.draw, levelWords[entry.text] ?? [entry.text]));
    case "word":
      return textCell(pick(style.draw, entry.words));
  }
}
