// Reads plain numbers and experts' scores.
import { foldText } from "../fold.ts";
import type { CellValue } from "../snapshot.ts";
import { type Fault, unreadable } from "./fault.ts";

const significantDigits = 15;
const pattern = /^([+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(?:分钟|分|人|名|位|份|张|年度?|个)?$/;

/** A number, full-width digits folded, a trailing unit (`分`, `人`, `份`, `张`, `年`, `分钟`) allowed; float noise is rounded off at 15 digits. */
export function readNumber(value: CellValue): number | Fault {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(significantDigits));
  if (typeof value === "boolean") return unreadable;
  const match = pattern.exec(foldText(value));
  return match === null ? unreadable : Number((match[1] ?? "").replaceAll(",", ""));
}

/** A number as it is displayed, with the decimals shown: a stated average of 87.20 is stated to two. */
export function readDisplayed(value: CellValue, text: string): { readonly number: number; readonly decimals: number } | Fault {
  const shown = typeof value === "number" && /^[+-]?[\d,]+(\.\d+)?$/.test(text.trim()) ? text : value;
  const number = readNumber(typeof shown === "string" ? shown.trim() : shown);
  if (typeof number !== "number") return number;
  const decimals = /\.(\d+)/.exec(foldText(typeof shown === "string" ? shown : String(number)))?.[1]?.length ?? 0;
  return { number, decimals };
}

/** An expert's score, or `recused` where the cell says 回避. */
export function readScore(value: CellValue): number | "recused" | Fault {
  return typeof value === "string" && foldText(value).includes("回避") ? "recused" : readNumber(value);
}
