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

const totalWord = /^(?:合计|小计|总计|共计)(?:\([^)]*\))?:?$/;
/** Foot notes, and the lines for signatures and dates that stand there too. */
const footNote =
  /^(?:备注:|说明:|注\d*:|填表人|制表人|审核人|负责人|单位负责人|填报人|经办人:|复核人|填报单位[:(]|填[报表](?:日期|时间)|制表(?:日期|时间))/;

/** Every row below the header, told apart. A row that fills only the serial number, or no column in use, holds no data. */
export function sortRows(sheet: SheetSnapshot, header: Header, classified: Classified, merges: MergeIndex): SortedRows {
  const data: number[] = [];
  const totals: TotalRow[] = [];
  const { used } = sheet;
  if (used === null) return { data, totals, skipped: 0 };
  const layout = layoutOf(header, classified, used.left);
  for (let row = header.row + 1; row <= used.bottom; row++) {
    const kind = kindOfRow(sheet, layout, merges, row);
    if (kind === "data") data.push(row);
    else if (kind !== "none") totals.push({ row, subtotal: kind === "subtotal" });
  }
  return { data, totals, skipped: Math.max(0, used.bottom - header.row) - data.length };
}

/** Whether one row (0-based) holds data. */
export function isDataRow(
  sheet: SheetSnapshot,
  header: Header,
  classified: Classified,
  merges: MergeIndex,
  row: number,
): boolean {
  return sheet.used !== null && kindOfRow(sheet, layoutOf(header, classified, sheet.used.left), merges, row) === "data";
}

interface Layout {
  /** Columns in use but the serial number's, within the used rectangle. */
  readonly inUse: readonly number[];
  readonly names: HeaderNames;
}

const layoutOf = (header: Header, classified: Classified, left: number): Layout => ({
  inUse: classified.columns.filter(({ field }) => field !== "seq").map(({ header: cell }) => cell.column - left),
  names: headerNames(header, left),
});

function kindOfRow(
  sheet: SheetSnapshot,
  { inUse, names }: Layout,
  merges: MergeIndex,
  row: number,
): "data" | "total" | "subtotal" | "none" {
  const values = sheet.values[row - (sheet.used?.top ?? 0)] ?? [];
  const first = foldText(firstText(values));
  if (totalWord.test(first)) return first.startsWith("小计") ? "subtotal" : "total";
  if (footNote.test(first) || !holdsData(values, inUse) || repeatsHeader(values, names)) return "none";
  return isTitle(sheet, merges, row, sheet.used?.left ?? 0) ? "none" : "data";
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
