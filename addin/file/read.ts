// A snapshot from the bytes of an .xlsx file. Refuses what would not fit in memory before it is unpacked.
import { type CellObject, read, type WorkSheet } from "@e965/xlsx";
import { cellKey } from "../mapping/address.ts";
import type { Area, CellValue, SheetSnapshot, Snapshot } from "../mapping/snapshot.ts";
import { unpack } from "./unpack.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/**
 * Reads a workbook: values, displayed texts, number formats, merges, hidden rows, the cached values of formulas.
 * Throws {@link UnreadableFile} for anything that is no readable .xlsx.
 */
export function readWorkbookFile(bytes: Uint8Array): Snapshot {
  const unpacked = unpack(bytes);
  const workbook = parse(unpacked.bytes);
  // The parser leaves out, without a word, a sheet it stumbles over: better no check than one that passes over a sheet.
  const isWhole = workbook.SheetNames.every((name) => workbook.Sheets[name] !== undefined);
  if (!isWhole && !unpacked.hasOtherSheets) throw new UnreadableFile("not-xlsx");
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return {
    date1904,
    sheets: workbook.SheetNames.map((name) => sheetSnapshot(name, workbook.Sheets[name] ?? {})),
  };
}

function parse(bytes: Uint8Array): ReturnType<typeof read> {
  try {
    return read(bytes, { type: "array", dense: true, cellNF: true, cellStyles: true, cellHTML: false });
  } catch {
    // What the parser says about a broken file is of no use to a clerk.
    throw new UnreadableFile("not-xlsx");
  }
}

function sheetSnapshot(name: string, sheet: WorkSheet): SheetSnapshot {
  // `dense: true` keeps the cells under this key, row by row; the library's types leave it open.
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet["!data"] ?? [];
  const formulas = new Set<number>();
  const used = usedArea(rows, formulas);
  if (used === null) return { name, used, values: [], texts: [], formats: [], formulas, merges: [], hiddenRows: [] };
  const isSparse = (used.bottom - used.top + 1) * (used.right - used.left + 1) > mostCellsFilledUp;
  const values: (readonly CellValue[])[] = [];
  const texts: (readonly string[])[] = [];
  const formats: (readonly string[])[] = [];
  for (let row = used.top; row <= used.bottom; row++) {
    const cells = rows[row] ?? noCells;
    const read = isSparse && cells.length === 0 ? blankRow : rowOf(cells, used.left, isSparse ? lastFilled(cells) : used.right);
    values.push(read.values);
    texts.push(read.texts);
    formats.push(read.formats);
  }
  return {
    name,
    used,
    values,
    texts,
    formats,
    formulas,
    merges: mergesWithin(sheet, used),
    hiddenRows: hiddenWithin(sheet, used),
  };
}

/** Larger rectangles hold next to nothing: one cell far below or to the right. Their rows end at their own last value. */
const mostCellsFilledUp = 4_000_000;

const rowsOfSheet = 1_048_576;
const columnsOfSheet = 16_384;

type Cells = readonly (CellObject | undefined)[];
type RowRead = { readonly [K in "values" | "texts" | "formats"]: SheetSnapshot[K][number] };

const noCells: Cells = [];
const blankRow: RowRead = { values: [], texts: [], formats: [] };

/** The last column with a value, -1 without any. */
const lastFilled = (cells: Cells): number => cells.findLastIndex((cell) => cellValue(cell) !== "");

function rowOf(cells: Cells, left: number, right: number): RowRead {
  const values: CellValue[] = [];
  const texts: string[] = [];
  const formats: string[] = [];
  for (let column = left; column <= right; column++) {
    const cell = cells[column];
    const value = cellValue(cell);
    values.push(value);
    texts.push(value === "" ? "" : textOf(cell, value));
    formats.push(typeof cell?.z === "string" ? cell.z : "General");
  }
  return { values, texts, formats };
}

/** The rectangle of the cells that hold values; collects the formulas on the way. */
function usedArea(rows: readonly (readonly (CellObject | undefined)[] | undefined)[], formulas: Set<number>): Area | null {
  let [top, left, bottom, right] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  rows.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      // Nothing stands beyond Excel's own last row and column; a file that says so is made up.
      if (row >= rowsOfSheet || column >= columnsOfSheet) return;
      if (cell?.f !== undefined) formulas.add(cellKey(row, column));
      if (cellValue(cell) === "") return;
      if (row < top) top = row;
      bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
    });
  });
  return bottom < 0 ? null : { top, left, bottom, right };
}

function cellValue(cell: CellObject | undefined): CellValue {
  // A formula that no program has calculated yet is a stub (`z`): nobody knows its value.
  if (cell === undefined || cell.t === "z") return "";
  // The parser knows no value for newer errors, #SPILL! among them; their text stands all the same.
  if (cell.t === "e") return cell.w ?? "#N/A";
  if (cell.v === undefined || cell.v === null) return "";
  return cell.v instanceof Date ? (cell.w ?? "") : cell.v;
}

const textOf = (cell: CellObject | undefined, value: CellValue): string =>
  typeof value === "string" ? value : (cell?.w ?? (value === true ? "TRUE" : value === false ? "FALSE" : String(value)));

function mergesWithin(sheet: WorkSheet, used: Area): Area[] {
  return (sheet["!merges"] ?? [])
    .map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
    .filter((area) => area.top <= used.bottom && area.bottom >= used.top && area.left <= used.right && area.right >= used.left)
    .sort((a, b) => a.top - b.top || a.left - b.left);
}

function hiddenWithin(sheet: WorkSheet, used: Area): number[] {
  const hidden: number[] = [];
  sheet["!rows"]?.forEach((row, index) => {
    if (row?.hidden === true && index >= used.top && index <= used.bottom) hidden.push(index);
  });
  return hidden;
}
