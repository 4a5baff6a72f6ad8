// Areas of cells as Excel writes them (`B3`, `A1:C9`, `A:C`) to and from 0-based rectangles. Knows no sheet and no workbook.

import { cellAddress, columnName } from "../mapping/address.ts";
import type { Area } from "../mapping/snapshot.ts";

export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** `A` → 0, `ab` → 27. Expects letters only. */
export const columnIndex = (name: string): number => {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
};

/** An area as `B3`, `A1:C9`, `A:C` (whole columns) or `3:5` (whole rows). */
export const areaAddress = ({ top, left, bottom, right }: Area): string => {
  if (bottom - top + 1 === SHEET_ROWS) return `${columnName(left)}:${columnName(right)}`;
  if (right - left + 1 === SHEET_COLUMNS) return `${top + 1}:${bottom + 1}`;
  if (top === bottom && left === right) return cellAddress(top, left);
  return `${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
};

const CELLS = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;
const COLUMNS = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

const ordered = (row: number, column: number, otherRow: number, otherColumn: number): Area | null => {
  const area = {
    top: Math.min(row, otherRow),
    left: Math.min(column, otherColumn),
    bottom: Math.max(row, otherRow),
    right: Math.max(column, otherColumn),
  };
  return area.top < 0 || area.bottom >= SHEET_ROWS || area.right >= SHEET_COLUMNS ? null : area;
};

/** The area an address without a sheet name stands for, or null when it is none. */
export const parseArea = (address: string): Area | null => {
  const cells = CELLS.exec(address);
  if (cells) {
    const [, letters = "", digits = "", otherLetters = letters, otherDigits = digits] = cells;
    return ordered(Number(digits) - 1, columnIndex(letters), Number(otherDigits) - 1, columnIndex(otherLetters));
  }
  const columns = COLUMNS.exec(address);
  if (columns) return ordered(0, columnIndex(columns[1] ?? ""), SHEET_ROWS - 1, columnIndex(columns[2] ?? ""));
  const rows = ROWS.exec(address);
  if (rows) return ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, SHEET_COLUMNS - 1);
  return null;
};
