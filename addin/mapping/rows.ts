// Tells a sheet's data rows from what stands between and below them: blank rows, repeated headers, totals, foot notes, titles.
import { cellKey } from "./address.ts";
import type { Classified } from "./classify.ts";
import { foldText } from "./fold.ts";
import { type Header, isTitleRow, type MergeIndex } from "./header.ts";
import type { SheetSnapshot } from "./snapshot.ts";

/** A 合计, 小计, 总计 or 共计 row; rows are 0-based. */
export interface TotalRow {
  readonly row: number;
  /** Covers the rows since the previous one of its kind, not all. */
  readonly subtotal: boolean;
}

export interface SortedRows {
  /** 0-based, ascending. */
  readonly data: readonly number[];
  readonly totals: readonly TotalRow[];
  /** Rows below the header that are no data. */
  readonly skipped: number;
}

const totalWord = /^(?:合计|小计|总计|共计):?$/;
const footNote = /^(?:备注:|说明:|注:|填表人|制表人|审核人|负责人)/;

/** Every row below the header, told apart. A row that fills only the serial number, or no column in use, holds no data. */
export function sortRows(sheet: SheetSnapshot, header: Header, classified: Classified, merges: MergeIndex): SortedRows {
  const data: number[] = [];
  const totals: TotalRow[] = [];
  const { used } = sheet;
  if (used === null) return { data, totals, skipped: 0 };
  const inUse = classified.columns.filter(({ field }) => field !== "seq").map(({ header: cell }) => cell.column - used.left);
  const names = headerNames(header, used.left);
  for (let row = header.row + 1; row <= used.bottom; row++) {
    const values = sheet.values[row - used.top] ?? [];
    const first = foldText(firstText(values));
    if (totalWord.test(first)) totals.push({ row, subtotal: first.startsWith("小计") });
    else if (
      !footNote.test(first) &&
      holdsData(values, inUse) &&
      !repeatsHeader(values, names) &&
      !isTitle(sheet, merges, row, used.left)
    )
      data.push(row);
  }
  return { data, totals, skipped: Math.max(0, used.bottom - header.row) - data.length };
}

function firstText(values: readonly unknown[]): string {
  for (const value of values) if (typeof value === "string" && value.trim() !== "") return value;
  return "";
}

function holdsData(values: readonly unknown[], inUse: readonly number[]): boolean {
  for (const column of inUse) {
    const value = values[column];
    if (value !== undefined && value !== "" && !(typeof value === "string" && value.trim() === "")) return true;
  }
  return false;
}

/** Only a row whose first cell is merged sideways can be a title; looking at the merge first spares the others. */
const isTitle = (sheet: SheetSnapshot, merges: MergeIndex, row: number, left: number): boolean =>
  merges.size > 0 && (merges.get(cellKey(row, left))?.right ?? left) > left && isTitleRow(sheet, merges, row);

const asHeader = (text: string): string => foldText(text).toLowerCase();

type HeaderNames = ReadonlyMap<number, ReadonlySet<string>>;

function headerNames(header: Header, left: number): HeaderNames {
  return new Map(
    header.cells.map((cell) => [cell.column - left, new Set([cell.text, cell.folded, cell.parent ?? cell.text].map(asHeader))]),
  );
}

/** At least half of the row's texts, and two of them, are what the header says there. */
function repeatsHeader(values: readonly unknown[], names: HeaderNames): boolean {
  let texts = 0;
  let same = 0;
  for (const [column, known] of names) {
    const value = values[column];
    if (value === undefined || value === "") continue;
    texts++;
    if (typeof value === "string" && value.length < 40 && known.has(asHeader(value))) same++;
    // The first cells settle it for every ordinary row.
    if (texts >= 4 && same === 0) return false;
  }
  return same >= 2 && same * 2 >= texts;
}
