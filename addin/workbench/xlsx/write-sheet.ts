// One sheet of the workbook in memory as a worksheet part: unchanged pieces of the file stand as they were.

import { cellAddress } from "../../mapping/address.ts";
import { areaAddress } from "../../workbook/address.ts";
import type { Book } from "../model/book.ts";
import type { Cell } from "../model/cell.ts";
import { columnWidths, PIXELS_A_POINT, rowHeights } from "../model/row-heights.ts";
import type { ConditionalFormat, Sheet, SheetProtection } from "../model/sheet.ts";
import type { LoadedSheet } from "./load-book.ts";
import { joinSheet, type Piece, pieceElement, replacePiece, type SheetPieces } from "./sheet-part.ts";
import type { StylesWriter } from "./styles-part.ts";
import { childElements, encodeText, firstChild, writeElement } from "./xml.ts";

export interface SheetWriting {
  readonly book: Book;
  readonly styles: StylesWriter;
  /** The file's index of a style of the book. */
  readonly styleIndex: (style: number) => number;
}

const ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!)$/;

const writeFormula = ({ formula, array }: Cell): string => {
  if (formula === null) return "";
  const text = encodeText(formula.slice(1));
  return array === null ? `<f>${text}</f>` : writeElement("f", { t: "array", ref: array }, text);
};

const writeCell = (writing: SheetWriting, cell: Cell, row: number, column: number): string => {
  const style = writing.styleIndex(cell.style);
  const place = { r: cellAddress(row, column), s: style === 0 ? undefined : style };
  const formula = writeFormula(cell);
  const { value, shared } = cell;
  if (value === "") return cell.style === 0 && formula === "" ? "" : writeElement("c", place, formula);
  if (typeof value === "number") return writeElement("c", place, `${formula}<v>${value}</v>`);
  if (typeof value === "boolean") return writeElement("c", { ...place, t: "b" }, `${formula}<v>${value ? 1 : 0}</v>`);
  if (ERROR.test(value) && shared === null) return writeElement("c", { ...place, t: "e" }, `${formula}<v>${value}</v>`);
  if (formula !== "") return writeElement("c", { ...place, t: "str" }, `${formula}<v>${encodeText(value)}</v>`);
  if (shared !== null) return writeElement("c", { ...place, t: "s" }, `<v>${shared}</v>`);
  const text = `<is><t xml:space="preserve">${encodeText(value)}</t></is>`;
  return writeElement("c", { ...place, t: "inlineStr" }, text);
};

/** Points of the rows of a sheet made here: Excel saves what it fitted, and other readers fit nothing themselves. */
const fittedHeights = ({ book }: SheetWriting, sheet: Sheet): ReadonlyMap<number, number> => {
  const widths = new Map(columnWidths(sheet, (sheet.usedArea(false)?.right ?? 0) + 1));
  return new Map(rowHeights(book, sheet, widths).map(([row, pixels]) => [row, pixels / PIXELS_A_POINT]));
};

const writeRows = (writing: SheetWriting, sheet: Sheet, heights: ReadonlyMap<number, number>): string => {
  const rows = [...sheet.rows].sort(([a], [b]) => a - b);
  const written = rows.map(([index, { cells, hidden, attributes }]) => {
    const inner = cells.map((cell, column) => (cell ? writeCell(writing, cell, index, column) : "")).join("");
    const own = { r: index + 1, ht: hidden ? undefined : heights.get(index), ...attributes, hidden: hidden ? 1 : undefined };
    return inner === "" && !hidden && Object.keys(attributes).length === 0 ? "" : writeElement("row", own, inner);
  });
  return writeElement("sheetData", {}, written.join(""));
};

const writeRule = (writing: SheetWriting, format: ConditionalFormat, priority: number): string => {
  if (format.source !== null) return format.source.replace(/\bpriority="\d+"/, `priority="${priority}"`);
  const dxfId = writing.styles.addDifferentialFormat(format);
  const formula = `<formula>${encodeText(format.formula.replace(/^=/, ""))}</formula>`;
  return writeElement(
    "cfRule",
    { type: "expression", dxfId, priority, stopIfTrue: format.stopIfTrue ? 1 : undefined },
    formula,
  );
};

const writeConditionalFormats = (writing: SheetWriting, formats: readonly ConditionalFormat[]): string =>
  formats
    .map((format, i) =>
      writeElement(
        "conditionalFormatting",
        { sqref: format.areas.map(areaAddress).join(" ") },
        writeRule(writing, format, i + 1),
      ),
    )
    .join("");

const writeProtection = (protection: SheetProtection | null): string => {
  if (!protection) return "";
  const allowed = Object.entries(protection.options).flatMap(([name, value]) =>
    name.startsWith("allow") && value === true ? [[name.charAt(5).toLowerCase() + name.slice(6), 0]] : [],
  );
  return writeElement("sheetProtection", { sheet: 1, objects: 1, scenarios: 1, ...Object.fromEntries(allowed) });
};

const writeColumns = (sheet: Sheet): string => {
  const columns = sheet.columns.map(({ first, last, width, hidden, attributes }) =>
    writeElement("col", {
      min: first + 1,
      max: last + 1,
      width: width ?? undefined,
      customWidth: width === null ? undefined : 1,
      ...attributes,
      hidden: hidden ? 1 : undefined,
    }),
  );
  return columns.length > 0 ? writeElement("cols", {}, columns.join("")) : "";
};

const writeViews = (sheet: Sheet, pieces: readonly Piece[]): string => {
  const views = pieceElement(pieces, "sheetViews");
  const view = views ? firstChild(views.inner, "sheetView") : null;
  const { rows, columns } = sheet.frozen ?? { rows: 0, columns: 0 };
  const pane = writeElement("pane", {
    xSplit: columns || undefined,
    ySplit: rows || undefined,
    topLeftCell: cellAddress(rows, columns),
    activePane: columns > 0 ? (rows > 0 ? "bottomRight" : "topRight") : "bottomLeft",
    state: "frozen",
  });
  const rest = childElements(view?.inner ?? "").filter(
    ({ name }) => name !== "pane" && (name !== "selection" || !sheet.frozen),
  );
  const inner = (sheet.frozen ? pane : "") + rest.map(({ outer }) => outer).join("");
  const attributes = { workbookViewId: 0, ...view?.attributes, showGridLines: sheet.showGridlines ? undefined : 0 };
  return writeElement("sheetViews", {}, writeElement("sheetView", attributes, inner));
};

/** ECMA-376 part 1, 18.3.1.63. */
const A4 = 9;

const writeLayout = (sheet: Sheet, before: readonly Piece[]): Piece[] => {
  const { orientation, fitToWidth, fitToHeight, centerHorizontally, paper } = sheet.layout;
  const fits = fitToWidth !== null || fitToHeight !== null;
  const properties = pieceElement(before, "sheetPr");
  const kept = childElements(properties?.inner ?? "").filter(({ name }) => name !== "pageSetUpPr" && name !== "tabColor");
  const color = sheet.tabColor ? writeElement("tabColor", { rgb: `FF${sheet.tabColor.replace("#", "")}` }) : "";
  const inner = color + kept.map(({ outer }) => outer).join("") + (fits ? '<pageSetUpPr fitToPage="1"/>' : "");
  let pieces = replacePiece(
    before,
    "sheetPr",
    inner === "" ? "" : writeElement("sheetPr", properties?.attributes ?? {}, inner),
  );
  if (centerHorizontally) pieces = replacePiece(pieces, "printOptions", '<printOptions horizontalCentered="1"/>');
  const size = paper === "A4" ? { paperSize: A4 } : {};
  const setup = { ...pieceElement(before, "pageSetup")?.attributes, ...size, orientation: orientation.toLowerCase() };
  const pages = fits ? { fitToWidth: fitToWidth ?? 0, fitToHeight: fitToHeight ?? 0 } : {};
  return replacePiece(pieces, "pageSetup", writeElement("pageSetup", { ...setup, ...pages }));
};

const writeMerges = (sheet: Sheet): string => {
  const merges = sheet.merges.map((area) => writeElement("mergeCell", { ref: areaAddress(area) }));
  return merges.length > 0 ? writeElement("mergeCells", { count: merges.length }, merges.join("")) : "";
};

/** The part's text with everything rewritten that is no longer what was loaded (`loaded` null: everything). */
export const writeSheet = (writing: SheetWriting, sheet: Sheet, before: SheetPieces, loaded: LoadedSheet | null): string => {
  let { pieces } = before;
  const replace = (name: string, xml: string): void => {
    pieces = replacePiece(pieces, name, xml);
  };
  if (sheet.cellsVersion !== loaded?.cellsVersion) {
    const used = sheet.usedArea(false);
    replace("dimension", writeElement("dimension", { ref: used ? areaAddress(used) : "A1" }));
    replace("sheetData", writeRows(writing, sheet, loaded === null ? fittedHeights(writing, sheet) : new Map()));
  }
  if (sheet.merges !== loaded?.merges) replace("mergeCells", writeMerges(sheet));
  if (sheet.columns !== loaded?.columns) replace("cols", writeColumns(sheet));
  if (sheet.protection !== loaded?.protection) replace("sheetProtection", writeProtection(sheet.protection));
  if (!sameFormats(sheet, loaded)) replace("conditionalFormatting", writeConditionalFormats(writing, sheet.conditionalFormats));
  const viewChanged = sheet.frozen !== loaded?.frozen || sheet.showGridlines !== loaded.showGridlines;
  if (viewChanged) replace("sheetViews", writeViews(sheet, pieces));
  if (sheet.layout !== loaded?.layout || sheet.tabColor !== loaded.tabColor) pieces = writeLayout(sheet, pieces);
  for (const [name, xml] of Object.entries(sheet.fragments)) {
    if (!name.startsWith("part:") && xml !== loaded?.fragments[name]) replace(name, xml);
  }
  return joinSheet({ ...before, pieces });
};

const sameFormats = (sheet: Sheet, loaded: LoadedSheet | null): boolean => {
  const before = loaded?.conditionalFormats ?? [];
  const after = sheet.conditionalFormats;
  return before.length === after.length && after.every((format, i) => format === before[i]);
};

/** Whether anything of the sheet's own part differs from what was loaded. */
export const isSheetChanged = (sheet: Sheet, loaded: LoadedSheet): boolean =>
  sheet.cellsVersion !== loaded.cellsVersion ||
  sheet.merges !== loaded.merges ||
  sheet.columns !== loaded.columns ||
  sheet.protection !== loaded.protection ||
  !sameFormats(sheet, loaded) ||
  sheet.frozen !== loaded.frozen ||
  sheet.showGridlines !== loaded.showGridlines ||
  sheet.layout !== loaded.layout ||
  sheet.tabColor !== loaded.tabColor ||
  sheet.fragments !== loaded.fragments;
