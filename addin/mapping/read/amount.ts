// Reads an amount as written, with the unit the cell itself states. What the column's unit is, units.ts decides.

import type { Fen } from "../../../policy/kinds.ts";
import { type MoneyUnit, numberToFen, parseDecimalToFen } from "../../../policy/money.ts";
import { foldText } from "../fold.ts";
import type { CellValue } from "../snapshot.ts";
import { type Fault, unreadable } from "./fault.ts";

export interface Amount {
  /** The number as typed: exact decimal text, or a cell's number. */
  readonly number: string | number;
  /** The unit of the cell's own text or number format, null where it states none. */
  readonly unit: MoneyUnit | null;
}

const written = /^([+-]?)(?:[¥￥]|人民币|rmb)*([+-]?)((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)(万元|万|元)?整?$/;

/** `10`, `10万`, `10万元`, `100,000.00`, `￥100000`; NFKC has folded full-width digits. */
export function readAmount(value: CellValue, text: string, format: string): Amount | Fault {
  if (typeof value === "boolean") return unreadable;
  if (typeof value === "number") return { number: value, unit: unitOfFormat(value, text, format) };
  const folded = foldText(value).toLowerCase();
  const match = written.exec(folded);
  if (match === null) return unreadable;
  const [, sign = "", innerSign = "", digits = "", unit] = match;
  if (sign !== "" && innerSign !== "") return unreadable;
  const stated = unit === undefined ? (/[¥￥]|人民币|rmb/.test(folded) ? "元" : null) : unit === "元" ? "元" : "万元";
  return { number: (sign === "-" || innerSign === "-" ? "-" : "") + digits, unit: stated };
}

/** A number format that shows ￥, ¥, 元 or 万元 states the unit. */
function unitOfFormat(value: number, text: string, format: string): MoneyUnit | null {
  if (format === "General" || !/[¥￥元万]/.test(format)) return null;
  if (!format.includes("万")) return "元";
  // `0!.0,"万元"` shows 100000 as 10.0万元: the value is in 元, only its display is scaled.
  const shown = Number(/[\d.]+/.exec(text.replaceAll(",", ""))?.[0] ?? Number.NaN);
  return value !== 0 && Math.abs(shown * 10_000 - Math.abs(value)) < Math.abs(value) / 10 ? "元" : "万元";
}

/** The amount in fen under a unit; unreadable where it is finer than a fen. */
export function amountInFen(amount: Amount, unit: MoneyUnit): Fen | Fault {
  const fen = typeof amount.number === "number" ? numberToFen(amount.number, unit) : parseDecimalToFen(amount.number, unit);
  return fen ?? unreadable;
}

/** The bare number, for the tests that tell 元 from 万元. */
export const plainNumber = (amount: Amount): number =>
  typeof amount.number === "number" ? amount.number : Number(amount.number.replaceAll(",", ""));
