// A1 addresses from 0-based rows and columns.

const names: string[] = [];

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  const known = names[column];
  if (known !== undefined) return known;
  const last = String.fromCharCode(65 + (column % 26));
  const name = column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
  names[column] = name;
  return name;
}

/** 0-based row and column → `F7`. */
export const cellAddress = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** Key of a cell in a set: Excel has 16,384 columns. */
export const cellKey = (row: number, column: number): number => row * 16384 + column;
