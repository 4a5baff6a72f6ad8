// Writes a whole sheet of our own (the report, a payment batch): laid out for print, replaced on the next run, and never in the
// place of a sheet of the clerk's.

import type { Area } from "../mapping/snapshot.ts";
import { areaAddress } from "./address.ts";
import { inExcel } from "./failure.ts";
import { drawFrames, layOutForm, type OwnForm } from "./own-form.ts";

/** A link shows its text and leads to a cell of this workbook. */
export type OwnCell = string | number | { readonly text: string; readonly sheet: string; readonly cell: string };

export interface OwnSheet {
  /** Wanted name; a number is added where a clerk's sheet has it already. */
  readonly name: string;
  /** Tells our sheets apart from each other: `report`, `batch-2025-P01`. Letters, digits, dashes. */
  readonly marker: string;
  readonly title: string;
  readonly header: readonly string[];
  /** As many cells a row as `header` has. */
  readonly rows: readonly (readonly OwnCell[])[];
  /** A number format a column; `@` keeps identifiers text. */
  readonly formats: readonly string[];
  /** Widths in points, one a column. */
  readonly widths: readonly number[];
  readonly landscape: boolean;
  /** Locked against accidental edits, no password. */
  readonly isProtected: boolean;
  /** A form to be filled in, printed and signed. */
  readonly form?: OwnForm;
}

/** A sheet of ours carries a hidden name of its own scope; it survives renaming and saving. */
const markerName = (marker: string): string => `studio_rounds_${marker.replace(/[^A-Za-z0-9]/g, "_")}`;

const quoted = (text: string): string => text.replaceAll('"', '""');

const linkFormula = ({ text, sheet, cell }: Exclude<OwnCell, string | number>): string =>
  `=HYPERLINK("#'${quoted(sheet.replaceAll("'", "''"))}'!${cell}","${quoted(text)}")`;

/** Formula texts must not come from data: an apostrophe keeps every text a text, save where the column is `@`. */
const written = (cell: OwnCell, format: string): string | number => {
  if (typeof cell === "number") return cell;
  if (typeof cell === "object") return linkFormula(cell);
  return cell === "" || format === "@" ? cell : `'${cell}`;
};

const freeName = (wanted: string, taken: readonly string[]): string => {
  const lower = taken.map((name) => name.toLowerCase());
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} (${number})`;
    if (!lower.includes(name.toLowerCase())) return name;
  }
};

interface FoundSheet {
  readonly sheet: Excel.Worksheet;
  readonly isOurs: boolean;
}

/** The sheets, each with whether it is ours under that marker. One round trip for the names, one for the markers. */
export const findOwn = async (context: Excel.RequestContext, marker: string): Promise<FoundSheet[]> => {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  await context.sync();
  const asked = worksheets.items.map((sheet) => ({ sheet, name: sheet.names.getItemOrNullObject(markerName(marker)) }));
  await context.sync();
  return asked.map(({ sheet, name }) => ({ sheet, isOurs: !name.isNullObject }));
};

/** Rows a request: wide rows of long sentences stay well under 5 MB. */
const ROWS_A_BATCH = 2000;

const layOut = (sheet: Excel.Worksheet, { title, header, widths, landscape, marker }: OwnSheet): void => {
  const right = header.length - 1;
  const top = sheet.getRange("A1");
  top.values = [[`'${title}`]];
  top.format.font.bold = true;
  top.format.font.size = 14;
  const head = sheet.getRange(areaAddress({ top: 1, left: 0, bottom: 1, right }));
  head.values = [header.map((text) => `'${text}`)];
  head.format.font.bold = true;
  head.format.fill.color = "#E7E6E6";
  drawFrames(head);
  widths.forEach((width, column) => {
    sheet.getRange(areaAddress({ top: 1, left: column, bottom: 1, right: column })).format.columnWidth = width;
  });
  sheet.freezePanes.freezeRows(2);
  sheet.pageLayout.paperSize = Excel.PaperType.a4;
  sheet.pageLayout.orientation = landscape ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
  sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
  sheet.pageLayout.setPrintTitleRows("$2:$2");
  const name = sheet.names.add(markerName(marker), "=TRUE");
  name.visible = false;
};

const fillRows = (sheet: Excel.Worksheet, { rows, formats, header }: OwnSheet, from: number): void => {
  const part = rows.slice(from, from + ROWS_A_BATCH);
  if (part.length === 0) return;
  const top = 2 + from;
  const range = sheet.getRange(areaAddress({ top, left: 0, bottom: top + part.length - 1, right: header.length - 1 }));
  range.numberFormat = part.map((row) => row.map((_, column) => formats[column] ?? "General"));
  range.formulas = part.map((row) => row.map((cell, column) => written(cell, formats[column] ?? "General")));
  range.format.wrapText = true;
  range.format.verticalAlignment = Excel.VerticalAlignment.top;
  drawFrames(range);
  for (const area of linkAreas(part, top)) sheet.getRange(areaAddress(area)).format.font.color = LINK_COLOR;
};

/** As Excel's own links. */
const LINK_COLOR = "#0563C1";

/** Where links stand, rows in a row together: a colour a cell would be thousands of requests. */
function linkAreas(rows: OwnSheet["rows"], top: number): Area[] {
  const areas: Area[] = [];
  rows.forEach((row, at) => {
    row.forEach((cell, column) => {
      if (typeof cell !== "object") return;
      const above = areas.findLastIndex(({ left, bottom }) => left === column && bottom === top + at - 1);
      const from = areas[above];
      if (from === undefined) areas.push({ top: top + at, left: column, bottom: top + at, right: column });
      else areas[above] = { ...from, bottom: top + at };
    });
  });
  return areas;
}

/** Writes the sheet, in the place of the one of the last run; answers its name. Rejects with a WorkbookError. */
export const writeOwnSheet = async (own: OwnSheet): Promise<string> =>
  inExcel(async (context) => {
    const found = await findOwn(context, own.marker);
    const kept = found.filter(({ isOurs }) => !isOurs).map(({ sheet }) => sheet.name);
    const name = freeName(own.name, kept);
    // The new sheet first: the last visible one cannot be deleted, and a failure on the way leaves the old one standing.
    const sheet = context.workbook.worksheets.add();
    layOut(sheet, own);
    for (let from = 0; from < own.rows.length; from += ROWS_A_BATCH) {
      fillRows(sheet, own, from);
      if (from + ROWS_A_BATCH < own.rows.length) await context.sync();
    }
    if (own.form !== undefined) layOutForm(sheet, own.rows.length, own.header.length, own.form);
    for (const old of found) if (old.isOurs) old.sheet.delete();
    sheet.name = name;
    // Sorting would move what was typed into a form away from the rows it belongs to.
    const allowSort = own.form === undefined;
    if (own.isProtected) sheet.protection.protect({ allowFormatColumns: true, allowFormatRows: true, allowSort });
    sheet.activate();
    await context.sync();
    return name;
  });
