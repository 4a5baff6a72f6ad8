// Range: cells by address — values, texts, formulas, formats, geometry, selection, insertion, sorting.
// learn.microsoft.com/javascript/api/excel/excel.range

import { SHEET_COLUMNS, SHEET_ROWS } from "../../../workbook/address.ts";
import { bounding, cellCount, columnCount, intersection, rowCount } from "../../model/areas.ts";
import { displayText } from "../../model/entry.ts";
import { copyCells, hideRows, shiftLines } from "../../model/structure.ts";
import type { Arguments } from "../arguments.ts";
import { emitChanged, emitRowsHidden, selectArea } from "../events.ts";
import { generalException, HostError, invalidArgument, itemNotFound } from "../host-error.ts";
import type { HostObject, RangeAt } from "../host-object.ts";
import {
  fullAddress,
  givenRange,
  guardCells,
  guardOption,
  type HostState,
  intersectRanges,
  rangeAt,
  rangeObject,
} from "../host-state.ts";
import type { Json } from "../json.ts";
import type { ObjectType } from "../object-type.ts";
import { clearCells, readCells, writeCells, writeFormats } from "../range-values.ts";

/** Excel answers at most 512 merged areas and fails beyond (learn.microsoft.com, Range.getMergedAreasOrNullObject). */
const MERGED_AREAS_LIMIT = 512;

const usedWithin = (range: RangeAt, valuesOnly: boolean): HostObject<"Range"> | null => {
  const used = range.sheet.usedArea(valuesOnly);
  const area = used && intersection(range.area, used);
  return area && rangeObject(range.sheet, area);
};

const mergedAreas = ({ sheet, area }: RangeAt, location: string): HostObject | null => {
  const areas = sheet.merges.filter((merge) => intersection(merge, area));
  if (areas.length > MERGED_AREAS_LIMIT) throw generalException(location, "The range holds more than 512 merged areas.");
  return areas.length > 0 ? { type: "RangeAreas", it: { sheet, areas } } : null;
};

const shape = ({ sheet, area }: RangeAt, rows: number, columns: number, location: string): HostObject =>
  rangeAt(sheet, area.top, area.left, rows, columns, location);

const part = (range: RangeAt, row: number, column: number, rows: number, columns: number, location: string): HostObject =>
  rangeAt(range.sheet, range.area.top + row, range.area.left + column, rows, columns, location);

const other = (state: HostState, range: RangeAt, given: Arguments): RangeAt => {
  const found = givenRange(state, range.sheet, given, 0);
  if (!found) throw invalidArgument(given.location);
  return found;
};

/** Whole rows or columns only: moving part of a band is not simulated. */
const shiftWhole = (state: HostState, range: RangeAt, direction: 1 | -1, location: string): void => {
  const { sheet, area } = range;
  const rows = columnCount(area) >= SHEET_COLUMNS;
  if (!rows && rowCount(area) < SHEET_ROWS) throw generalException(location, "Only whole rows and columns are simulated.");
  const axis = rows ? "rows" : "columns";
  const done = direction > 0 ? "insert" : "delete";
  guardOption(sheet, `allow${done === "insert" ? "Insert" : "Delete"}${rows ? "Rows" : "Columns"}`, location);
  const count = rows ? rowCount(area) : columnCount(area);
  shiftLines(state.book, sheet, axis, rows ? area.top : area.left, direction * count);
  const changeType = rows ? (direction > 0 ? "RowInserted" : "RowDeleted") : direction > 0 ? "ColumnInserted" : "ColumnDeleted";
  emitChanged(state, sheet, area, changeType, null);
};

const rowProperties = ({ sheet, area }: RangeAt, given: Arguments): Json => {
  const wanted = given.object(0) ?? {};
  const unknown = Object.keys(wanted).find((name) => !["rowHidden", "rowIndex", "address"].includes(name));
  if (unknown !== undefined)
    throw new HostError("ApiNotFound", `Row property ${unknown} is not simulated.`, 404, given.location);
  return Array.from({ length: rowCount(area) }, (_, i) => ({
    ...(wanted["rowHidden"] === true ? { rowHidden: sheet.isRowHidden(area.top + i) } : {}),
    ...(wanted["rowIndex"] === true ? { rowIndex: area.top + i } : {}),
    ...(wanted["address"] === true ? { address: `${area.top + i + 1}:${area.top + i + 1}` } : {}),
  }));
};

const allHidden = ({ sheet, area }: RangeAt): boolean | null => {
  if (rowCount(area) >= SHEET_ROWS) return false;
  const first = sheet.isRowHidden(area.top);
  for (let row = area.top; row <= area.bottom; row += 1) if (sheet.isRowHidden(row) !== first) return null;
  return first;
};

const merge = (state: HostState, range: RangeAt, location: string): void => {
  guardCells(state, range, location);
  const kept = range.sheet.merges.filter((area) => !intersection(area, range.area));
  state.book.assign(range.sheet, "merges", cellCount(range.area) > 1 ? [...kept, range.area] : kept);
};

const scalars = (state: HostState): ObjectType<RangeAt>["get"] => {
  const { book } = state;
  const formulas = (range: RangeAt): Json => readCells(range, (cell) => cell?.formula ?? cell?.value ?? "");
  const formats = (range: RangeAt): Json =>
    readCells(range, (cell) => (cell ? book.styles.at(cell.style).numberFormat : "General"));
  return {
    Address: fullAddress,
    AddressLocal: fullAddress,
    RowIndex: ({ area }) => area.top,
    ColumnIndex: ({ area }) => area.left,
    RowCount: ({ area }) => rowCount(area),
    ColumnCount: ({ area }) => columnCount(area),
    CellCount: ({ area }) => (cellCount(area) > 2_147_483_647 ? -1 : cellCount(area)),
    Values: (range) => readCells(range, (cell) => cell?.value ?? ""),
    Text: (range) =>
      readCells(range, (cell) => (cell ? displayText(cell.value, book.styles.at(cell.style).numberFormat, book.date1904) : "")),
    Formulas: formulas,
    FormulasLocal: formulas,
    NumberFormat: formats,
    NumberFormatLocal: formats,
    RowHidden: allHidden,
    Hidden: allHidden,
    ColumnHidden: ({ sheet, area }) => sheet.column(area.left)?.hidden ?? false,
    IsEntireColumn: ({ area }) => rowCount(area) >= SHEET_ROWS,
    IsEntireRow: ({ area }) => columnCount(area) >= SHEET_COLUMNS,
    HasSpill: () => false,
  };
};

const geometry = (state: HostState): ObjectType<RangeAt>["call"] => ({
  GetCell: (range, given) => part(range, given.integer(0), given.integer(1), 1, 1, given.location),
  GetRow: (range, given) => part(range, given.integer(0), 0, 1, columnCount(range.area), given.location),
  GetColumn: (range, given) => part(range, 0, given.integer(0), rowCount(range.area), 1, given.location),
  GetLastCell: ({ sheet, area }) => rangeObject(sheet, { ...area, top: area.bottom, left: area.right }),
  GetLastRow: ({ sheet, area }) => rangeObject(sheet, { ...area, top: area.bottom }),
  GetLastColumn: ({ sheet, area }) => rangeObject(sheet, { ...area, left: area.right }),
  GetEntireRow: ({ sheet, area }) => rangeObject(sheet, { ...area, left: 0, right: SHEET_COLUMNS - 1 }),
  GetEntireColumn: ({ sheet, area }) => rangeObject(sheet, { ...area, top: 0, bottom: SHEET_ROWS - 1 }),
  GetOffsetRange: (range, given) =>
    part(range, given.integer(0), given.integer(1), rowCount(range.area), columnCount(range.area), given.location),
  GetResizedRange: (range, given) =>
    shape(range, rowCount(range.area) + given.integer(0), columnCount(range.area) + given.integer(1), given.location),
  GetAbsoluteResizedRange: (range, given) => shape(range, given.integer(0), given.integer(1), given.location),
  GetBoundingRect: (range, given) => rangeObject(range.sheet, bounding(range.area, other(state, range, given).area)),
  GetIntersectionOrNullObject: (range, given) => intersectRanges(range, other(state, range, given)),
  GetIntersection: (range, given) => {
    const common = intersectRanges(range, other(state, range, given));
    if (!common) throw itemNotFound(given.location);
    return common;
  },
  GetUsedRangeOrNullObject: (range, given) => usedWithin(range, given.flag(0)),
  GetUsedRange: (range, given) => {
    const used = usedWithin(range, given.flag(0));
    if (!used) throw itemNotFound(given.location);
    return used;
  },
  GetMergedAreasOrNullObject: (range, given) => mergedAreas(range, given.location),
  Insert: (range, given) => {
    shiftWhole(state, range, 1, given.location);
    return rangeObject(range.sheet, range.area);
  },
});

export const rangeType = (state: HostState): ObjectType<RangeAt> => ({
  tracked: true,
  get: scalars(state) ?? {},
  set: {
    Values: (range, value) => writeCells(state, range, value, "Range.values"),
    Formulas: (range, value) => writeCells(state, range, value, "Range.formulas"),
    NumberFormat: (range, value) => writeFormats(state, range, value, "Range.numberFormat"),
    RowHidden: ({ sheet, area }, value) => {
      guardOption(sheet, "allowFormatRows", "Range.rowHidden");
      hideRows(state.book, sheet, area.top, area.bottom, value === true);
      emitRowsHidden(state, sheet, area, value === true);
    },
  },
  nav: {
    Worksheet: ({ sheet }) => ({ type: "Worksheet", it: sheet }),
    Format: (range) => ({ type: "RangeFormat", it: range }),
    Sort: (range) => ({ type: "RangeSort", it: range }),
    ConditionalFormats: ({ sheet, area }) => ({ type: "ConditionalFormatCollection", it: { sheet, areas: [area] } }),
  },
  call: geometry(state) ?? {},
  run: {
    GetRowProperties: rowProperties,
  },
  act: {
    Select: ({ sheet, area }) => selectArea(state, sheet, area),
    Calculate: () => null,
    Clear: (range, given) => clearCells(state, range, given.optionalText(0) ?? "All", given.location),
    Delete: (range, given) => shiftWhole(state, range, -1, given.location),
    Merge: (range, given) => merge(state, range, given.location),
    Unmerge: ({ sheet, area }) =>
      state.book.assign(
        sheet,
        "merges",
        sheet.merges.filter((merged) => !intersection(merged, area)),
      ),
    CopyFrom: (range, given) => {
      const from = other(state, range, given);
      guardCells(state, range, given.location);
      const to = copyCells(state.book, from.sheet, from.area, range.sheet, range.area.top, range.area.left);
      emitChanged(state, range.sheet, to, "RangeEdited", null);
    },
    // The client sends this before splitting a large write.
    _ValidateArraySize: ({ area }, given) => {
      if (given.integer(0) !== rowCount(area) || given.integer(1) !== columnCount(area)) throw invalidArgument(given.location);
    },
  },
});
