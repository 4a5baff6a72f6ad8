// Rows that the office's files are put together from, over the one writer of workbooks. Texts only; nothing is computed here.
import { type Cell, heightFor, type SheetRow } from "../payment-file/xlsx/sheet-xml.ts";
import type { StyleName } from "../payment-file/xlsx/styles.ts";

/** To be written by hand. */
export const blankLine = "＿＿＿＿＿＿＿＿＿＿";

export const titleRow = (text: string): SheetRow => ({ cells: [{ style: "title", text }], height: 40, merged: true });

/** A line over the sheet's whole width. */
const lineRow = (text: string, height = 20): SheetRow => ({ cells: [{ style: "plain", text }], height, merged: true });

/** A text over the sheet's whole width that may take several lines. */
export const noteRow = (text: string, columns: readonly number[]): SheetRow => {
  const width = columns.reduce((sum, each) => sum + each, 0);
  return { cells: [{ style: "note", text }], height: heightFor([{ style: "note", text }], [width]), merged: true };
};

export const headerRow = (headers: readonly string[]): SheetRow => ({
  cells: headers.map((text): Cell => ({ style: "header", text })),
  height: 30,
});

export const cell = (text: string, style: StyleName = "text"): Cell => ({ style, text });

/** A row of a table, as high as its texts need and no lower than `lowest` points. */
export function tableRow(cells: readonly Cell[], columns: readonly number[], lowest = 24): SheetRow {
  return { cells, height: Math.max(lowest, heightFor(cells, columns)) };
}

/** `区委组织部：＿＿＿`, each after the other, at the left of the sheet. */
export const signatureRow = (names: readonly string[]): SheetRow =>
  lineRow(names.map((name) => `${name}：${blankLine}`).join("　　"), 30);
