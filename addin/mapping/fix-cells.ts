// Turns a rule's fix into exact cell values, in the unit and style of each cell. All of them are written together, or none.
import type { Fix, FixValue, Place } from "../../policy/finding.ts";
import type { Fen } from "../../policy/kinds.ts";
import { fen as asFen, fenPerUnit, type MoneyUnit } from "../../policy/money.ts";
import { cellAddress, cellKey } from "./address.ts";
import type { Column } from "./classify.ts";
import { foldText } from "./fold.ts";
import { locatePlace } from "./locate.ts";
import { readAmount } from "./read/amount.ts";
import { Fault } from "./read/fault.ts";
import { kindOf, saysSame } from "./read-cell.ts";
import type { SheetReading } from "./read-sheet.ts";
import type { WorkbookReading } from "./read-workbook.ts";
import { coveredRows, coveredSum, statedTotal } from "./sheet-findings.ts";
import type { CellValue } from "./snapshot.ts";

export interface CellFix {
  readonly cell: string;
  readonly value: string | number;
  readonly also: readonly { readonly sheet: string; readonly cell: string; readonly value: string | number }[];
}

type Written = CellFix["also"][number];

interface Target {
  readonly reading: SheetReading;
  readonly column: Column;
  readonly row: number;
}

/** A value as the records have it (money in fen), and where it is to stand. */
interface Change {
  readonly at: Target;
  readonly value: FixValue;
}

/**
 * The fix as cells, or null where it cannot be offered: a formula, a cell that other rows share (merged down, or repeated as
 * 同上), a column that is not in the workbook. Formulas among the cells that repeat the value are left to recalculate.
 */
export function fixCells(workbook: WorkbookReading, place: Place, fix: Fix): CellFix | null {
  const main = target(workbook, place);
  if (main === null || isFormula(main) || isShared(main)) return null;
  const value = cellValue(main, fix.value);
  if (value === null) return null;
  const changes: Change[] = [{ at: main, value: fix.value }];
  const also: Written[] = [];
  for (const entry of fix.also) {
    const other = target(workbook, entry.place);
    if (other === null || isShared(other)) return null;
    if (isFormula(other)) continue;
    const otherValue = cellValue(other, entry.value);
    if (otherValue === null) return null;
    changes.push({ at: other, value: entry.value });
    also.push({ sheet: other.reading.snapshot.name, cell: addressOf(other), value: otherValue });
  }
  return { cell: addressOf(main), value, also: [...also, ...changes.flatMap((change) => typedTotals(change, changes))] };
}

const addressOf = ({ row, column }: Target): string => cellAddress(row, column.header.column);

function target(workbook: WorkbookReading, place: Place): Target | null {
  const reading = workbook.readings[place.row.sheet.index];
  const location = locatePlace(workbook, place);
  return reading === undefined || location.in === null ? null : { reading, column: location.in, row: place.row.number - 1 };
}

const isFormula = ({ reading, column, row }: Target): boolean =>
  reading.snapshot.formulas.has(cellKey(row, column.header.column));

/** Whether other rows read their value from this cell, or this one from another. */
function isShared({ reading, column, row }: Target): boolean {
  const merge = reading.merges.get(cellKey(row, column.header.column));
  if (merge !== undefined && merge.bottom > merge.top) return true;
  const next = rowAfter(reading.sorted.data, row);
  return next !== undefined && saysSame(rawValue({ reading, column, row: next }));
}

/** The first of the ascending rows behind `row`. */
function rowAfter(rows: readonly number[], row: number): number | undefined {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) > row) high = middle;
    else low = middle + 1;
  }
  return rows[low];
}

function rawValue({ reading, column, row }: Target): CellValue {
  const { used, values } = reading.snapshot;
  return used === null ? "" : (values[row - used.top]?.[column.header.column - used.left] ?? "");
}

function cellValue(at: Target, value: FixValue): string | number | null {
  if (kindOf(at.column) !== "money" || typeof value !== "number") return value;
  const amount = asFen(value);
  return amount === null ? null : moneyValue(at, amount);
}

/** The amount as the cell writes it: `10万元` stays 万元, a number stays a number in the column's unit. */
function moneyValue(at: Target, amount: Fen): string | number | null {
  const { used, texts, formats } = at.reading.snapshot;
  const raw = rawValue(at);
  const [row, column] = [at.row - (used?.top ?? 0), at.column.header.column - (used?.left ?? 0)];
  const read = raw === "" ? null : readAmount(raw, texts[row]?.[column] ?? "", formats[row]?.[column] ?? "General");
  const unit = (read === null || read instanceof Fault ? null : read.unit) ?? at.reading.units.get(at.column.field) ?? null;
  if (unit === null) return null;
  if (typeof raw !== "string") return inUnit(amount, unit);
  const suffix = /(万元|万|元)整?$/.exec(foldText(raw))?.[1];
  if (suffix !== undefined) return `${inUnit(amount, unit)}${suffix}`;
  // `￥100000` states its unit in front.
  return read !== null && !(read instanceof Fault) && read.unit !== null ? `￥${inUnit(amount, unit)}` : inUnit(amount, unit);
}

/** A spreadsheet's number: fen are exact here, and the division is the nearest number that Excel itself would store. */
const inUnit = (amount: Fen, unit: MoneyUnit): number => amount / fenPerUnit[unit];

/** Typed totals over a changed amount that were right and would no longer be; listed with the first of a column's changes. */
function typedTotals(change: Change, changes: readonly Change[]): Written[] {
  const { reading, column } = change.at;
  if (kindOf(column) !== "money" || column.field === "balance") return [];
  const inColumn = changes.filter(({ at }) => at.column === column);
  if (inColumn[0] !== change) return [];
  const changed = new Map(inColumn.map(({ at, value }) => [at.row, value]));
  return reading.sorted.totals.flatMap((total) => {
    const at: Target = { reading, column, row: total.row };
    const stated = statedTotal(reading, column, total);
    if (stated === null || isFormula(at) || !coveredRows(reading, total).some((row) => changed.has(row.number - 1))) return [];
    if (coveredSum(reading, column, total) !== stated.fen) return [];
    const sum = coveredSum(reading, column, total, (row) => changed.get(row.number - 1) ?? row.fields[column.field]);
    const written = sum === null ? null : moneyValue(at, sum);
    return written === null ? [] : [{ sheet: reading.snapshot.name, cell: addressOf(at), value: written }];
  });
}
