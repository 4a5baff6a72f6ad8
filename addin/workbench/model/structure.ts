// What inserting, deleting, sorting and copying cells does to a sheet: cells, formulas, merges, formats, tables, names move
// together. Conditional formats stay where they are on a sort and go along with a copy, as in Excel.

import type { Area } from "../../mapping/snapshot.ts";
import { areaAddress, parseArea, SHEET_COLUMNS, SHEET_ROWS } from "../../workbook/address.ts";
import { type Axis, intersection, moved, shiftedArea, shiftedSpan, without } from "./areas.ts";
import type { Book } from "./book.ts";
import type { Cell } from "./cell.ts";
import { copiedFormula, shiftedFormula } from "./formula-references.ts";
import type { Sheet } from "./sheet.ts";

const shiftedRows = (rows: Sheet["rows"], axis: Axis, at: number, count: number): Sheet["rows"] => {
  const after: Sheet["rows"] = new Map();
  for (const [index, row] of rows) {
    if (axis === "rows") {
      const span = shiftedSpan(index, index, at, count);
      if (span) after.set(span[0], { ...row, cells: [...row.cells] });
    } else {
      const cells = [...row.cells];
      if (count > 0) cells.length = Math.max(cells.length, at);
      cells.splice(at, count < 0 ? -count : 0, ...Array.from<undefined>({ length: Math.max(count, 0) }));
      after.set(index, { ...row, cells });
    }
  }
  return after;
};

const mapFormulas = (book: Book, rewrite: (formula: string, sheet: Sheet) => string): void => {
  for (const sheet of book.sheets) {
    for (const [index, { cells }] of sheet.rows) {
      cells.forEach((cell, column) => {
        if (!cell?.formula) return;
        const formula = rewrite(cell.formula, sheet);
        if (formula !== cell.formula) book.putCell(sheet, index, column, { ...cell, formula });
      });
    }
  }
};

const shiftList = (list: string, axis: Axis, at: number, count: number): string =>
  list
    .split(" ")
    .map((address) => {
      const area = parseArea(address);
      const after = area && shiftedArea(area, axis, at, count);
      return area ? after && areaAddress(after) : address;
    })
    .filter((address) => address !== null)
    .join(" ");

const shiftFragments = (fragments: Sheet["fragments"], axis: Axis, at: number, count: number): Sheet["fragments"] =>
  Object.fromEntries(
    Object.entries(fragments).map(([name, xml]) => [
      name,
      xml.replace(/\b(sqref|ref)="([^"]*)"/g, (whole, attribute: string, list: string) => {
        const after = shiftList(list, axis, at, count);
        return after === "" ? whole : `${attribute}="${after}"`;
      }),
    ]),
  );

/** Inserts (`count` > 0) or deletes (< 0) whole rows or columns at `at`. */
export const shiftLines = (book: Book, sheet: Sheet, axis: Axis, at: number, count: number): void => {
  const shift = (area: Area): Area | null => shiftedArea(area, axis, at, count);
  const shiftAll = (areas: readonly Area[]): Area[] => areas.map(shift).filter((area) => area !== null);
  book.replaceRows(sheet, shiftedRows(sheet.rows, axis, at, count));
  mapFormulas(book, (formula, own) => shiftedFormula(formula, own.name, sheet.name, axis, at, count));
  book.assign(sheet, "merges", shiftAll(sheet.merges));
  const formats = sheet.conditionalFormats.map((format) => ({ ...format, areas: shiftAll(format.areas) }));
  book.assign(
    sheet,
    "conditionalFormats",
    formats.filter(({ areas }) => areas.length > 0),
  );
  book.assign(sheet, "fragments", shiftFragments(sheet.fragments, axis, at, count));
  const tables = book.tables.map((table) => {
    const area = table.sheetId === sheet.id ? shift(table.area) : table.area;
    return area && { ...table, area };
  });
  book.assign(
    book,
    "tables",
    tables.filter((table) => table !== null),
  );
  const comments = book.comments.map((comment) => {
    if (comment.sheetId !== sheet.id) return comment;
    const area = shift({ top: comment.row, left: comment.column, bottom: comment.row, right: comment.column });
    return area && { ...comment, row: area.top, column: area.left };
  });
  book.assign(
    book,
    "comments",
    comments.filter((comment) => comment !== null),
  );
  const named = book.names.map((name) => ({ ...name, formula: shiftedFormula(name.formula, "", sheet.name, axis, at, count) }));
  book.assign(book, "names", named);
  if (axis === "columns") {
    const columns = sheet.columns.map((column) => {
      const span = shiftedSpan(column.first, column.last, at, count);
      return span && { ...column, first: span[0], last: span[1] };
    });
    book.assign(
      sheet,
      "columns",
      columns.filter((column) => column !== null),
    );
  }
};

/** Writes `order`'s rows (indices within `area`) into the area top down: what a sort or an undone sort does to the cells. */
const permuteRows = (book: Book, sheet: Sheet, area: Area, order: readonly number[]): void => {
  const before = order.map((offset) => {
    const cells = sheet.rows.get(area.top + offset)?.cells ?? [];
    return Array.from({ length: area.right - area.left + 1 }, (_, i) => cells[area.left + i]);
  });
  before.forEach((cells, offset) => {
    const from = order[offset] ?? offset;
    cells.forEach((cell, i) => {
      const landed = cell?.formula ? { ...cell, formula: copiedFormula(cell.formula, offset - from, 0) } : cell;
      book.putCell(sheet, area.top + offset, area.left + i, landed);
    });
  });
};

const rank = (cell: Cell | undefined): number => {
  if (cell === undefined || cell.value === "") return 4;
  if (typeof cell.value === "number") return 1;
  return typeof cell.value === "string" ? 2 : 3;
};

const compareCells = (a: Cell | undefined, b: Cell | undefined, ascending: boolean): number => {
  const ranks = rank(a) - rank(b);
  // Blank cells come last whichever way one sorts.
  if (ranks !== 0) return rank(a) === 4 || rank(b) === 4 || ascending ? ranks : -ranks;
  if (a === undefined || b === undefined || a.value === b.value) return 0;
  const order =
    typeof a.value === "string" && typeof b.value === "string"
      ? a.value.localeCompare(b.value, "zh-CN")
      : a.value < b.value
        ? -1
        : 1;
  return ascending ? order : -order;
};

/** Sorts the rows of `area` by the column `key` (0-based within the area); stable. Conditional formats stay in place. */
export const sortRows = (book: Book, sheet: Sheet, area: Area, key: number, ascending: boolean): void => {
  const order = Array.from({ length: area.bottom - area.top + 1 }, (_, i) => i);
  const keys = order.map((offset) => sheet.cell(area.top + offset, area.left + key));
  permuteRows(
    book,
    sheet,
    area,
    order.sort((a, b) => compareCells(keys[a], keys[b], ascending) || a - b),
  );
};

/** Copies `from` to the same-sized area at (`row`, `column`) of `target`, conditional formats included. */
export const copyCells = (book: Book, sheet: Sheet, from: Area, target: Sheet, row: number, column: number): Area => {
  const to = moved(from, row - from.top, column - from.left);
  const cells: (Cell | undefined)[][] = [];
  for (let r = from.top; r <= from.bottom; r += 1) {
    const line = sheet.rows.get(r)?.cells ?? [];
    cells.push(Array.from({ length: from.right - from.left + 1 }, (_, i) => line[from.left + i]));
  }
  cells.forEach((line, i) => {
    line.forEach((cell, j) => {
      const formula = cell?.formula ? copiedFormula(cell.formula, to.top - from.top, to.left - from.left) : null;
      book.putCell(target, to.top + i, to.left + j, cell && { ...cell, formula, array: null });
    });
  });
  pasteConditionalFormats(book, sheet, from, target, to);
  return to;
};

const pasteConditionalFormats = (book: Book, sheet: Sheet, from: Area, target: Sheet, to: Area): void => {
  const copied = sheet.conditionalFormats.flatMap((format) => {
    const areas = format.areas.map((area) => intersection(area, from)).filter((area) => area !== null);
    return areas.length > 0
      ? [{ format, areas: areas.map((area) => moved(area, to.top - from.top, to.left - from.left)) }]
      : [];
  });
  const kept = target.conditionalFormats.map((format) => {
    const areas = format.areas.flatMap((area) => without(area, to));
    const landed = sheet === target ? copied.find(({ format: { id } }) => id === format.id) : undefined;
    return landed || areas.length !== format.areas.length || areas.some((area, i) => area !== format.areas[i])
      ? { ...format, areas: [...areas, ...(landed?.areas ?? [])] }
      : format;
  });
  const fresh = sheet === target ? [] : copied.map(({ format, areas }) => ({ ...format, id: book.newId(), areas }));
  book.assign(target, "conditionalFormats", [...fresh, ...kept.filter(({ areas }) => areas.length > 0)]);
};

/** The part of a possibly unbounded area (whole rows, whole columns) that can hold cells: up to the used area. */
export const boundedArea = (sheet: Sheet, area: Area): Area | null => {
  if (area.bottom < SHEET_ROWS - 1 && area.right < SHEET_COLUMNS - 1) return area;
  const used = sheet.usedArea(false);
  return used && intersection(area, used);
};

/** Sets each existing row of the area hidden or shown. */
export const hideRows = (book: Book, sheet: Sheet, top: number, bottom: number, hidden: boolean): void => {
  for (let row = top; row <= bottom; row += 1) book.hideRow(sheet, row, hidden);
};
