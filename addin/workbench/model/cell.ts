// What one cell holds. Cells are immutable and shared, so undo and copies keep them by reference.

import type { CellValue } from "../../mapping/snapshot.ts";

export interface Cell {
  readonly value: CellValue;
  /** With its leading `=`; null when the cell holds a constant. The value beside it is the one last calculated by Excel. */
  readonly formula: string | null;
  /** Index into the book's styles. */
  readonly style: number;
  /** Index of the file's shared string the value came from, so that rich text in it survives saving; null otherwise. */
  readonly shared: number | null;
  /** The range an array formula fills, as the file wrote it; null otherwise. */
  readonly array: string | null;
}

export const constantCell = (value: CellValue, style: number): Cell => ({
  value,
  formula: null,
  style,
  shared: null,
  array: null,
});

export interface Row {
  /** By column; holes are blank cells without a style. */
  readonly cells: (Cell | undefined)[];
  readonly hidden: boolean;
  /** The row's other attributes as in the file (`ht`, `customHeight`, `s` …), kept as they are. */
  readonly attributes: Readonly<Record<string, string>>;
}

export const emptyRow = (): Row => ({ cells: [], hidden: false, attributes: {} });
