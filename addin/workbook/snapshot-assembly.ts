// Puts the pieces read from Excel together into the snapshot of one sheet. Pure: plain arrays in, plain data out.

import { cellKey } from "../mapping/address.ts";
import type { Area, CellValue, SheetSnapshot } from "../mapping/snapshot.ts";

/** A run of rows as Excel answers it; every array has one entry a row. */
export interface RowBlock {
  /** 0-based sheet row of the first entry. */
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly CellValue[])[];
  readonly texts: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly hidden: readonly boolean[];
  /** Merged areas that touch these rows; one that crosses into the next block is in both. */
  readonly merges: readonly Area[];
}

const holdsValue = (value: CellValue | undefined): boolean => value !== undefined && value !== "";

/** The rectangle around all cells with a value; Excel's own used range also counts formulas that answer "". */
const trimmed = (blocks: readonly RowBlock[]): Area | null => {
  let top = Number.POSITIVE_INFINITY;
  let left = Number.POSITIVE_INFINITY;
  let bottom = -1;
  let right = -1;
  for (const block of blocks) {
    block.values.forEach((row, i) => {
      const first = row.findIndex(holdsValue);
      if (first < 0) return;
      top = Math.min(top, block.top + i);
      bottom = Math.max(bottom, block.top + i);
      left = Math.min(left, block.left + first);
      right = Math.max(right, block.left + row.findLastIndex(holdsValue));
    });
  }
  return bottom < 0 ? null : { top, left, bottom, right };
};

const touches = (a: Area, b: Area): boolean => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

const isFormula = (entry: unknown, value: CellValue | undefined): boolean =>
  typeof entry === "string" && entry.startsWith("=") && entry !== value;

const formulaKeys = (blocks: readonly RowBlock[]): Set<number> => {
  const keys = new Set<number>();
  for (const { top, left, values, formulas } of blocks) {
    formulas.forEach((row, i) => {
      row.forEach((entry, j) => {
        if (isFormula(entry, values[i]?.[j])) keys.add(cellKey(top + i, left + j));
      });
    });
  }
  return keys;
};

const mergesTouching = (blocks: readonly RowBlock[], used: Area): Area[] => {
  const merges = new Map(blocks.flatMap((block) => block.merges).map((merge) => [cellKey(merge.top, merge.left), merge]));
  return [...merges.values()].filter((merge) => touches(merge, used)).sort((a, b) => a.top - b.top || a.left - b.left);
};

/** `blocks` in row order and of one width. */
export const assembleSheet = (name: string, blocks: readonly RowBlock[]): SheetSnapshot => {
  const used = trimmed(blocks);
  const formulas = formulaKeys(blocks);
  if (!used) return { name, used: null, values: [], texts: [], formats: [], formulas, merges: [], hiddenRows: [] };
  const values: (readonly CellValue[])[] = [];
  const texts: (readonly string[])[] = [];
  const formats: (readonly string[])[] = [];
  const hiddenRows: number[] = [];
  for (const block of blocks) {
    const from = used.left - block.left;
    const to = used.right - block.left + 1;
    block.values.forEach((row, i) => {
      const at = block.top + i;
      if (at < used.top || at > used.bottom) return;
      const cut = row.slice(from, to);
      values.push(cut);
      texts.push((block.texts[i] ?? []).slice(from, to));
      // A file does not say how its blank cells are formatted, so neither may Excel's answer.
      const isBlank = (j: number): boolean => cut[j] === "" && !formulas.has(cellKey(at, used.left + j));
      formats.push((block.formats[i] ?? []).slice(from, to).map((format, j) => (isBlank(j) ? "General" : format)));
      if (block.hidden[i]) hiddenRows.push(at);
    });
  }
  return { name, used, values, texts, formats, formulas, merges: mergesTouching(blocks, used), hiddenRows };
};

/** UTF-8 length of a string in JSON, near enough to plan by: Chinese is three bytes, quotes and line breaks two. */
const textBytes = (text: string): number => {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7ff) bytes += 2;
    else if (code > 0x7f || code === 0x22 || code === 0x5c || code < 0x20) bytes += 1;
  }
  return bytes;
};

/** An entry with its comma, and its quotes unless it is a number. */
const entryBytes = (entry: unknown): number => (typeof entry === "string" ? textBytes(entry) + 3 : String(entry).length + 1);

/** Brackets of the four grids' rows, and the row's `{"rowHidden":false}`. */
const ROW_BYTES = 32;

/** The weights of rows `step` apart, the first one's place given by `first`, 0-based in the block. */
interface RowWeights {
  readonly weights: readonly number[];
  readonly first: number;
  readonly step: number;
}

/** How many bytes Excel needed to answer a row, for no more than 2,000 of the block's rows, the last one among them. */
export function rowWeights({ values, texts, formats, formulas }: RowBlock): RowWeights {
  const rows = values.length;
  const step = Math.max(1, Math.ceil(rows / 2000));
  const first = Math.max(0, rows - 1) % step;
  const weights: number[] = [];
  for (let row = first; row < rows; row += step) {
    let bytes = ROW_BYTES;
    for (const grid of [values, texts, formats, formulas]) for (const entry of grid[row] ?? []) bytes += entryBytes(entry);
    weights.push(bytes);
  }
  return { weights, first, step };
}
