// One worksheet as XML: text cells that nothing evaluates, amounts as numbers, A4 with repeated header rows.
import type { Fen } from "../../../policy/kinds.ts";
import { plainYuan } from "../../../policy/money.ts";
import { type StyleName, styleNumber } from "./styles.ts";

/** Text, or an amount that is shown in 元. */
export type Cell = { readonly style: StyleName; readonly text: string } | { readonly style: StyleName; readonly fen: Fen };

export interface SheetRow {
  /** From column A on; null leaves a cell out. */
  readonly cells: readonly (Cell | null)[];
  /** Points. */
  readonly height?: number;
  /** The first cell spans the row's whole width. */
  readonly merged?: boolean;
  /** Other spans, as first and last column from 0. */
  readonly spans?: readonly (readonly [number, number])[];
}

export interface SheetModel {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly number[];
  readonly rows: readonly SheetRow[];
  /** The last of the rows, from 1, that every printed page repeats; null where none is. */
  readonly repeatedTo: number | null;
  /** Not shown and not printed. */
  readonly isHidden?: boolean;
  /** Printed upright: a form rather than a wide table. */
  readonly isPortrait?: boolean;
}

export const columnName = (column: number): string => {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnName(Math.floor(column / 26) - 1)}${last}`;
};

/** What XML cannot hold is left out; `_x0041_` would be read as an escape by Excel and is escaped itself. */
export function xmlText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\t\n\P{Cc}]|[\uFFFE\uFFFF]|\p{Cs}/gu, "")
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function cellXml(cell: Cell, reference: string): string {
  const style = styleNumber(cell.style);
  if ("fen" in cell) return `<c r="${reference}" s="${style}"><v>${plainYuan(cell.fen)}</v></c>`;
  if (cell.text === "") return `<c r="${reference}" s="${style}"/>`;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.text)}</t></is></c>`;
}

function rowXml({ cells, height }: SheetRow, position: number): string {
  const written = cells.map((cell, column) => (cell === null ? "" : cellXml(cell, `${columnName(column)}${position + 1}`)));
  const size = height === undefined ? "" : ` ht="${height}" customHeight="1"`;
  return `<row r="${position + 1}"${size}>${written.join("")}</row>`;
}

function mergesXml({ rows, columns }: SheetModel): string {
  const refs = rows.flatMap(({ merged, spans }, position) => {
    const all = merged === true ? [[0, columns.length - 1] as const] : (spans ?? []);
    return all.map(([first, last]) => `${columnName(first)}${position + 1}:${columnName(last)}${position + 1}`);
  });
  if (refs.length === 0) return "";
  return `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
}

export function sheetXml(sheet: SheetModel): string {
  const { columns, rows } = sheet;
  const widths = columns.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    '<sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${widths.join("")}</cols><sheetData>${rows.map(rowXml).join("")}</sheetData>${mergesXml(sheet)}` +
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${sheet.isPortrait ? "portrait" : "landscape"}" fitToWidth="1" fitToHeight="0"/>` +
    "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>"
  );
}

/** How high a row has to be for its wrapped texts; a Chinese character is two wide. */
export function heightFor(cells: readonly (Cell | null)[], columns: readonly number[]): number {
  const lines = cells.map((cell, column) =>
    cell === null || !("text" in cell) ? 1 : Math.ceil((widthOf(cell.text) * 1.2) / Math.max(1, (columns[column] ?? 10) - 2)),
  );
  return Math.min(400, Math.max(18, 14 * Math.max(1, ...lines) + 4));
}

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > "\u2E7F" ? 2 : 1), 0);
