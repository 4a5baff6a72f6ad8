// The cells of an application's row: which of them may be written, and how a register's value is written there. Never a formula,
// never a cell that other rows read too, never a masked value.

import type { FieldValue } from "../../policy/decisions/sync/plan-types.ts";
import type { ApplicationField } from "../../policy/records/application.ts";
import { applicationFields } from "../../policy/records/fields.ts";
import { cellAddress, cellKey } from "../mapping/address.ts";
import { locatePlace } from "../mapping/locate.ts";
import { saysSame } from "../mapping/read-cell.ts";
import type { SheetReading } from "../mapping/read-sheet.ts";
import type { WorkbookReading } from "../mapping/read-workbook.ts";
import type { CellValue, SheetSnapshot } from "../mapping/snapshot.ts";
import type { SyncWrite } from "./ports.ts";
import type { WorkbookRow } from "./workbook-row.ts";

/** A1 address of the field's cell; null where the row's sheet has no such column. */
export function cellOf(reading: WorkbookReading, row: WorkbookRow, field: ApplicationField | "applicationId"): string | null {
  const at = locatePlace(reading, { row: row.source, field });
  return at.row === null || at.column === null ? null : cellAddress(at.row, at.column);
}

/** Where a person looks for the row's field: its cell, or the row's first column where the sheet has no such column. */
export function placeOf(
  reading: WorkbookReading,
  row: WorkbookRow,
  field: ApplicationField | null,
): { readonly sheet: string; readonly cell: string } {
  const cell = field === null ? null : cellOf(reading, row, field);
  return { sheet: row.sheet, cell: cell ?? cellOf(reading, row, "leadName") ?? `A${row.row}` };
}

/** What writes the value into the row's cell; null where the cell is not ours to write. */
export function writeOf(
  reading: WorkbookReading,
  { source }: WorkbookRow,
  field: ApplicationField | "applicationId",
  value: FieldValue,
  date1904: boolean,
): SyncWrite | null {
  const sheet = reading.readings[source.sheet.index];
  const { row, column } = locatePlace(reading, { row: source, field });
  if (sheet === undefined || row === null || column === null || !isOwnCell(sheet, row, column)) return null;
  const format = at(sheet.snapshot, sheet.snapshot.formats, row, column) ?? "General";
  return {
    sheet: sheet.snapshot.name,
    cell: cellAddress(row, column),
    ...cellValue(field, value, format, date1904),
  };
}

/** True where the cell is its row's alone and holds no formula. */
export function isOwnCell({ snapshot, merges, sorted }: SheetReading, row: number, column: number): boolean {
  if (snapshot.formulas.has(cellKey(row, column))) return false;
  const merge = merges.get(cellKey(row, column));
  if (merge !== undefined && (merge.top !== merge.bottom || merge.left !== column)) return false;
  const next = sorted.data[sorted.data.indexOf(row) + 1];
  return next === undefined || !saysSame(at(snapshot, snapshot.values, next, column) ?? "");
}

/** What a cell held when it was read. */
export const valueAt = ({ snapshot }: SheetReading, row: number, column: number): CellValue =>
  at(snapshot, snapshot.values, row, column) ?? "";

function at<Value>(
  { used }: SheetSnapshot,
  rows: readonly (readonly Value[])[],
  row: number,
  column: number,
): Value | undefined {
  return used === null ? undefined : rows[row - used.top]?.[column - used.left];
}

/** As a clerk would type it: 是 and 否, a date in the column's own manner; Excel stores a text as text. */
export function cellValue(
  field: ApplicationField | "applicationId",
  value: FieldValue,
  format: string,
  date1904: boolean,
): Pick<SyncWrite, "value"> {
  if (value === null) return { value: "" };
  if (typeof value === "boolean") return { value: value ? "是" : "否" };
  const { kind } = applicationFields[field];
  if (kind === "date" && typeof value === "string" && /y/i.test(format)) {
    const serial = serialOf(value, date1904);
    if (serial !== null) return { value: serial };
  }
  return { value };
}

const dayMs = 86_400_000;

/** Excel's number of a full day; null for a month or a year alone. */
function serialOf(date: string, date1904: boolean): number | null {
  const [year, month, day] = date.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const days = (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / dayMs;
  return date1904 ? days - 1462 : days;
}
