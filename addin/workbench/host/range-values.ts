// Reading and writing the cells of a range as office.js sees them: two-dimensional arrays, one entry a cell.

import type { CellValue } from "../../mapping/snapshot.ts";
import { SHEET_COLUMNS, SHEET_ROWS } from "../../workbook/address.ts";
import { cellCount, columnCount, rowCount } from "../model/areas.ts";
import { type Cell, constantCell } from "../model/cell.ts";
import { readEntry } from "../model/entry.ts";
import { boundedArea } from "../model/structure.ts";
import type { Style } from "../model/styles.ts";
import { type CellEdit, emitChanged } from "./events.ts";
import { invalidArgument } from "./host-error.ts";
import type { RangeAt } from "./host-object.ts";
import { guardCells, guardOption, type HostState } from "./host-state.ts";
import type { Json } from "./json.ts";

/** Reads of more cells answer null (learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-large). */
const READ_LIMIT = 5_000_000;

const isUnbounded = ({ area }: RangeAt): boolean => rowCount(area) >= SHEET_ROWS || columnCount(area) >= SHEET_COLUMNS;

/** One entry a cell; null for whole rows or columns and beyond five million cells, as in Excel. */
export const readCells = (range: RangeAt, read: (cell: Cell | undefined) => Json): Json => {
  const { sheet, area } = range;
  if (isUnbounded(range) || cellCount(area) > READ_LIMIT) return null;
  const rows: Json[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const cells = sheet.rows.get(row)?.cells ?? [];
    const line: Json[] = [];
    for (let column = area.left; column <= area.right; column += 1) line.push(read(cells[column]));
    rows.push(line);
  }
  return rows;
};

/** The value all cells share, or null when they differ: how Excel answers a format of a range. */
export const sharedValue = <T extends Json>(range: RangeAt, read: (cell: Cell | undefined) => T): T | null => {
  const area = boundedArea(range.sheet, range.area);
  if (!area) return read(undefined);
  const first = read(range.sheet.cell(area.top, area.left));
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (read(range.sheet.cell(row, column)) !== first) return null;
    }
  }
  return first;
};

const isCellValue = (value: Json | undefined): value is CellValue =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** What a scalar or a two-dimensional array says for each cell; null leaves the cell alone. */
const spread = ({ area }: RangeAt, given: Json, location: string): ((row: number, column: number) => CellValue | null) => {
  if (!Array.isArray(given)) {
    if (given !== null && !isCellValue(given)) throw invalidArgument(location);
    return () => given;
  }
  const rows: readonly Json[] = given;
  const fits = rows.length === rowCount(area) && rows.every((line) => Array.isArray(line) && line.length === columnCount(area));
  if (!fits) {
    const why = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";
    throw invalidArgument(location, why);
  }
  return (row, column) => {
    const line = rows[row];
    const value: Json | undefined = Array.isArray(line) ? line[column] : undefined;
    if (value === null || value === undefined) return null;
    if (!isCellValue(value)) throw invalidArgument(location);
    return value;
  };
};

/** What `=HYPERLINK("#…","text")` of literals displays; every other formula keeps 0 until Excel calculates it. */
const firstResult = (formula: string): CellValue => {
  const link = /^=HYPERLINK\("(?:[^"]|"")*","((?:[^"]|"")*)"\)$/i.exec(formula);
  return link?.[1] === undefined ? 0 : link[1].replaceAll('""', '"');
};

/** The cell that typing or assigning `input` leaves behind. */
export const enteredCell = (state: HostState, before: Cell | undefined, input: CellValue): Cell => {
  const { styles, date1904 } = state.book;
  const style = before?.style ?? 0;
  const { numberFormat } = styles.at(style);
  if (typeof input === "string" && input.startsWith("=") && input.length > 1 && numberFormat !== "@") {
    return { ...constantCell(firstResult(input), style), formula: input };
  }
  const { value, format } = readEntry(input, numberFormat, date1904);
  const adopts = format !== null && numberFormat === "General";
  return constantCell(value, adopts ? styles.changed(style, { numberFormat: format }) : style);
};

export const writeCells = (state: HostState, range: RangeAt, given: Json, location: string): void => {
  guardCells(state, range, location);
  const { sheet } = range;
  const area = boundedArea(sheet, range.area);
  if (!area) return;
  const input = spread({ sheet, area }, given, location);
  const before = sheet.cell(area.top, area.left)?.value ?? "";
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const value = input(row - area.top, column - area.left);
      if (value === null) continue;
      state.book.putCell(sheet, row, column, enteredCell(state, sheet.cell(row, column), value));
    }
  }
  const edit: CellEdit | null = cellCount(area) === 1 ? { before, after: sheet.cell(area.top, area.left)?.value ?? "" } : null;
  emitChanged(state, sheet, range.area, "RangeEdited", edit);
};

/** Changes the style of every cell; whole rows and columns only where cells exist. */
export const restyle = (
  state: HostState,
  range: RangeAt,
  change: (row: number, column: number) => Partial<Omit<Style, "base">> | null,
) => {
  const { sheet } = range;
  const area = boundedArea(sheet, range.area);
  if (!area) return;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const wanted = change(row - area.top, column - area.left);
      if (!wanted) continue;
      const cell = sheet.cell(row, column) ?? constantCell("", 0);
      const style = state.book.styles.changed(cell.style, wanted);
      if (style !== cell.style) state.book.putCell(sheet, row, column, { ...cell, style });
    }
  }
};

export const writeFormats = (state: HostState, range: RangeAt, given: Json, location: string): void => {
  guardOption(range.sheet, "allowFormatCells", location);
  const input = spread(range, given, location);
  restyle(state, range, (row, column) => {
    const numberFormat = input(row, column);
    return typeof numberFormat === "string" ? { numberFormat } : null;
  });
};

/** `Range.clear`: `All`, `Contents` or `Formats`. */
export const clearCells = (state: HostState, range: RangeAt, what: string, location: string): void => {
  guardCells(state, range, location);
  const area = boundedArea(range.sheet, range.area);
  if (!area) return;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const cell = range.sheet.cell(row, column);
      if (!cell) continue;
      const style = what === "Contents" ? cell.style : 0;
      const kept = what === "Formats" ? { ...cell, style } : constantCell("", style);
      state.book.putCell(range.sheet, row, column, kept.value === "" && style === 0 && !kept.formula ? undefined : kept);
    }
  }
  if (what !== "Formats") emitChanged(state, range.sheet, range.area, "RangeEdited", null);
};
