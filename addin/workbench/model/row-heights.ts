// How high each row is: as the file says, or as Excel fits it to what stands in it. Reads the model only.
import type { Area } from "../../mapping/snapshot.ts";
import type { Book } from "./book.ts";
import type { Sheet } from "./sheet.ts";

/** Of a column nobody set. */
export const COLUMN_PIXELS = 72;
/** Digits of the standard font are 7 pixels wide, with 5 pixels of margin in a column. */
const DIGIT_PIXELS = 7;
const COLUMN_MARGIN = 5;
export const PIXELS_A_POINT = 4 / 3;
const STANDARD_POINTS = 12;
const LINE_HEIGHT = 1.35;
const CELL_PADDING = 8;
/** Excel's own limit of 409 points. */
const MOST_ROW_PIXELS = 545;

type Line = readonly [line: number, pixels: number];

/** Widths in pixels of those of the first `columnCount` columns that are not of the standard width; hidden ones have none. */
export function columnWidths(sheet: Sheet, columnCount: number): readonly Line[] {
  const widths: Line[] = [];
  for (const { first, last, width, hidden } of sheet.columns) {
    for (let column = first; column <= Math.min(last, columnCount - 1); column += 1) {
      if (hidden) widths.push([column, 0]);
      else if (width !== null) widths.push([column, Math.round(width * DIGIT_PIXELS) + COLUMN_MARGIN]);
    }
  }
  return widths;
}

/** Heights the file gives, and those Excel would fit to large letters and wrapped texts where it gives none. */
export function rowHeights(book: Book, sheet: Sheet, widths: ReadonlyMap<number, number>): readonly Line[] {
  const tall = new Set(
    book.styles.list.flatMap(({ fontSize, wrap }, index) => (wrap || fontSize > STANDARD_POINTS ? [index] : [])),
  );
  const heights: Line[] = [];
  for (const [row, { hidden, attributes, cells }] of sheet.rows) {
    const points = Number(attributes["ht"]);
    if (hidden) heights.push([row, 0]);
    else if (points > 0) heights.push([row, Math.round(points * PIXELS_A_POINT)]);
    else if (tall.size > 0) {
      const fitted = cells.map((cell, column) =>
        cell && tall.has(cell.style) ? fittedHeight(book, sheet, row, column, widths.get(column) ?? COLUMN_PIXELS) : 0,
      );
      const height = fitted.reduce((highest, one) => Math.max(highest, one ?? 0), 0);
      if (height > 0) heights.push([row, Math.min(height, MOST_ROW_PIXELS)]);
    }
  }
  return heights;
}

/** Pixels for the lines of one cell; wrapped lines of merged cells count for nothing in Excel. */
function fittedHeight(book: Book, sheet: Sheet, row: number, column: number, width: number): number {
  const cell = sheet.cell(row, column);
  const { fontSize, wrap } = book.styles.at(cell?.style ?? 0);
  const letter = fontSize * PIXELS_A_POINT;
  const isMerged = sheet.merges.some((area) => contains(area, row, column));
  if (isMerged && fontSize <= STANDARD_POINTS) return 0;
  const paragraphs = wrap && !isMerged ? String(cell?.value ?? "").split("\n") : [""];
  const lines = paragraphs.reduce(
    (sum, text) => sum + Math.max(1, Math.ceil(textWidth(text, letter) / (width - CELL_PADDING))),
    0,
  );
  return Math.ceil(lines * letter * LINE_HEIGHT);
}

/** Chinese letters are as wide as they are high, others about half as wide. */
function textWidth(text: string, letter: number): number {
  let width = 0;
  for (const character of text) width += character > "\u2000" ? letter : letter * 0.56;
  return width;
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}
