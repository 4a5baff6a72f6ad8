// A workbook as plain data: what the file reader and the office.js reader both produce, and all that mapping ever sees.

/** A cell's value as Excel gives it: text, number (dates are serials), boolean; `""` is blank; an error is its text, `#REF!`. */
export type CellValue = string | number | boolean;

/** A rectangle of cells, 0-based from A1, last row and column included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetSnapshot {
  readonly name: string;
  /** The rectangle that holds values, trimmed to them; null for a sheet without any. The arrays below cover it; a row may end early, and is blank from there. */
  readonly used: Area | null;
  /** Row-major: `values[r - used.top][c - used.left]`. */
  readonly values: readonly (readonly CellValue[])[];
  /** What the cell displays, as Excel's `text`. */
  readonly texts: readonly (readonly string[])[];
  /** Number formats in the invariant (en-US) notation: `General`, `@`, `yyyy/m/d`. */
  readonly formats: readonly (readonly string[])[];
  /** Keys `row * 16384 + column` (0-based) of the cells that hold a formula. */
  readonly formulas: ReadonlySet<number>;
  /** Merged areas that touch the used rectangle, by top then left. */
  readonly merges: readonly Area[];
  /** 0-based hidden or filtered-out rows within the used rectangle, ascending. */
  readonly hiddenRows: readonly number[];
}

export interface Snapshot {
  /** The workbook counts days from 1904-01-01 instead of 1900-01-01. */
  readonly date1904: boolean;
  readonly sheets: readonly SheetSnapshot[];
}
