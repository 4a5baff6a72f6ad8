// RangeFormat and what hangs on it: fill, font, borders, alignment, protection of cells, column widths; RangeSort.
// learn.microsoft.com/javascript/api/excel/excel.rangeformat

import { SHEET_ROWS } from "../../../workbook/address.ts";
import { boundedArea, sortRows } from "../../model/structure.ts";
import { PLAIN_STYLE, type Style } from "../../model/styles.ts";
import { emitSorted } from "../events.ts";
import { invalidArgument } from "../host-error.ts";
import type { RangeAt } from "../host-object.ts";
import { guardOption, type HostState } from "../host-state.ts";
import { isJsonObject, type Json } from "../json.ts";
import type { ObjectType } from "../object-type.ts";
import { restyle, sharedValue } from "../range-values.ts";

type StyleField = Exclude<keyof Style, "base">;

const reader = (state: HostState, field: StyleField) => (range: RangeAt) =>
  sharedValue(range, (cell) => state.book.styles.at(cell?.style ?? 0)[field]);

/** Sets one field of the style, and takes only a value of the kind the field holds. */
const writer = (state: HostState, field: StyleField) => (range: RangeAt, value: Json) => {
  guardOption(range.sheet, "allowFormatCells", `RangeFormat.${field}`);
  if (typeof value !== typeof (PLAIN_STYLE[field] ?? "")) throw invalidArgument(`RangeFormat.${field}`);
  restyle(state, range, () => ({ [field]: field === "fill" ? String(value).toUpperCase() : value }));
};

const access = (state: HostState, fields: Readonly<Record<string, StyleField>>): Pick<ObjectType<RangeAt>, "get" | "set"> => ({
  get: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, reader(state, field)])),
  set: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, writer(state, field)])),
});

/** Excel counts widths in points here and in characters in the file; 5.25 points a character is the default font's. */
const POINTS_PER_CHARACTER = 5.25;

const setWidth = (state: HostState, { sheet, area }: RangeAt, value: Json): void => {
  guardOption(sheet, "allowFormatColumns", "RangeFormat.columnWidth");
  if (typeof value !== "number") throw invalidArgument("RangeFormat.columnWidth");
  const others = sheet.columns.flatMap((column) => {
    if (column.last < area.left || column.first > area.right) return [column];
    const before = { ...column, last: area.left - 1 };
    const after = { ...column, first: area.right + 1 };
    return [before, after].filter(({ first, last }) => first <= last);
  });
  const width = value / POINTS_PER_CHARACTER;
  const own = { first: area.left, last: area.right, width, hidden: false, attributes: {} };
  state.book.assign(
    sheet,
    "columns",
    [...others, own].sort((a, b) => a.first - b.first),
  );
};

/** Of a row nobody set, in points. */
const STANDARD_HEIGHT = 15;

const setHeight = (state: HostState, { sheet, area }: RangeAt, value: Json): void => {
  guardOption(sheet, "allowFormatRows", "RangeFormat.rowHeight");
  if (typeof value !== "number" || area.bottom >= SHEET_ROWS - 1) throw invalidArgument("RangeFormat.rowHeight");
  for (let row = area.top; row <= area.bottom; row += 1) state.book.setRowHeight(sheet, row, value);
};

export const rangeFormatType = (state: HostState): ObjectType<RangeAt> => {
  const { get, set } = access(state, { HorizontalAlignment: "horizontal", VerticalAlignment: "vertical", WrapText: "wrap" });
  const height = ({ sheet, area }: RangeAt): number => Number(sheet.rows.get(area.top)?.attributes["ht"] ?? STANDARD_HEIGHT);
  const width = ({ sheet, area }: RangeAt): number => (sheet.column(area.left)?.width ?? 9) * POINTS_PER_CHARACTER;
  return {
    get: { ...get, ColumnWidth: width, RowHeight: height },
    set: {
      ...set,
      ColumnWidth: (range, value) => setWidth(state, range, value),
      RowHeight: (range, value) => setHeight(state, range, value),
    },
    nav: {
      Fill: (range) => ({ type: "RangeFill", it: range }),
      Font: (range) => ({ type: "RangeFont", it: range }),
      Borders: (range) => ({ type: "RangeBorderCollection", it: range }),
      Protection: (range) => ({ type: "FormatProtection", it: range }),
    },
    act: { AutofitColumns: () => null, AutofitRows: () => null },
  };
};

export const rangeFillType = (state: HostState): ObjectType<RangeAt> => {
  const read = reader(state, "fill");
  return {
    get: { Color: (range) => read(range) ?? "" },
    set: { Color: writer(state, "fill") },
    act: { Clear: (range) => restyle(state, range, () => ({ fill: null })) },
  };
};

export const rangeFontType = (state: HostState): ObjectType<RangeAt> =>
  access(state, { Name: "fontName", Size: "fontSize", Color: "fontColor", Bold: "bold", Italic: "italic" });

export const formatProtectionType = (state: HostState): ObjectType<RangeAt> => access(state, { Locked: "locked" });

export const rangeBorderCollectionType = (): ObjectType<RangeAt> => ({
  item: (range) => ({ type: "RangeBorder", it: range }),
});

/** A border of any side is a thin frame around every cell: enough for a printed report. */
export const rangeBorderType = (state: HostState): ObjectType<RangeAt> => ({
  get: {
    Style: (range) => (sharedValue(range, (cell) => state.book.styles.at(cell?.style ?? 0).border) ? "Continuous" : "None"),
  },
  set: {
    Style: (range, value) => {
      guardOption(range.sheet, "allowFormatCells", "RangeBorder.style");
      restyle(state, range, () => ({ border: value !== "None" }));
    },
    Color: () => undefined,
    Weight: () => undefined,
  },
});

export const rangeSortType = (state: HostState): ObjectType<RangeAt> => ({
  act: {
    Apply: (range, given) => {
      guardOption(range.sheet, "allowSort", given.location);
      const fields = given.json(0);
      const field = Array.isArray(fields) ? fields[0] : null;
      const key = isJsonObject(field) ? field["key"] : null;
      const area = boundedArea(range.sheet, range.area);
      if (typeof key !== "number" || !area) throw invalidArgument(given.location);
      const body = given.flag(2) ? { ...area, top: area.top + 1 } : area;
      sortRows(state.book, range.sheet, body, key, !(isJsonObject(field) && field["ascending"] === false));
      emitSorted(state, range.sheet, body);
    },
  },
});
