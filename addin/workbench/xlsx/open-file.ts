// Opening and saving .xlsx bytes for the simulated Excel.

import { type LoadedBook, loadBook } from "./load-book.ts";
import { PackageParts, RELATION, XML_PROLOG } from "./package-parts.ts";
import { EMPTY_STYLES } from "./styles-part.ts";

/** Throws an Error with one plain sentence when the bytes are no .xlsx workbook. */
export const openFile = (bytes: Uint8Array, name: string): LoadedBook => {
  try {
    return loadBook(PackageParts.fromZip(bytes), name);
  } catch (cause) {
    throw new Error(
      "这不是可以打开的 .xlsx 工作簿，请另存为 .xlsx 后再试。 This is not an .xlsx workbook: save it as .xlsx and try again.",
      { cause },
    );
  }
};

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook without sheets, ready to be filled and saved. */
export const newFile = (name: string): LoadedBook => {
  const parts = new PackageParts(new Map());
  parts.write("[Content_Types].xml", `${XML_PROLOG}${EMPTY_TYPES}`);
  parts.write("xl/workbook.xml", `${XML_PROLOG}<workbook xmlns="${MAIN}"><workbookPr/><sheets></sheets></workbook>`);
  parts.setContentType("xl/workbook.xml", `${SPREADSHEET}.sheet.main+xml`);
  parts.relate("", RELATION.workbook, "xl/workbook.xml");
  parts.write("xl/styles.xml", EMPTY_STYLES);
  parts.setContentType("xl/styles.xml", `${SPREADSHEET}.styles+xml`);
  parts.relate("xl/workbook.xml", RELATION.styles, "xl/styles.xml");
  return loadBook(parts, name);
};

const EMPTY_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>';
