// Writes the workbook in memory back to .xlsx: the file's own parts, with only those rewritten that changed. What is not
// understood (drawings, pivots, macros' absence, themes) is carried along untouched.

import type { Book, DefinedName } from "../model/book.ts";
import type { Sheet } from "../model/sheet.ts";
import type { LoadedBook } from "./load-book.ts";
import { isRelation, type PackageParts, RELATION, XML_PROLOG } from "./package-parts.ts";
import { writeWebExtensionSettings } from "./settings-part.ts";
import { splitSheet } from "./sheet-part.ts";
import { EMPTY_STYLES, readStyles, StylesWriter } from "./styles-part.ts";
import { isSheetChanged, type SheetWriting, writeSheet } from "./write-sheet.ts";
import { childElements, encodeText, firstChild, rootElement, writeElement } from "./xml.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const EMPTY_SHEET = `${XML_PROLOG}<worksheet xmlns="${MAIN}" xmlns:r="${R}"><sheetData/></worksheet>`;

interface SavedSheet {
  readonly sheet: Sheet;
  readonly part: string;
  readonly sheetId: string;
}

const stylesWriting = (loaded: LoadedBook, parts: PackageParts) => {
  const { book, workbookPart } = loaded;
  const part = parts.relationships(workbookPart).find((r) => isRelation(r, RELATION.styles))?.target ?? "xl/styles.xml";
  const xml = parts.text(part) ?? EMPTY_STYLES;
  const styles = new StylesWriter(xml);
  const fromFile = readStyles(xml);
  const known = new Map<number, number>();
  const styleIndex = (style: number): number => {
    if (style < loaded.styleCount || style === 0) return style;
    const index = known.get(style) ?? styles.addStyle(book.styles.at(style), fromFile);
    known.set(style, index);
    return index;
  };
  const writing: SheetWriting = { book, styles, styleIndex };
  return { writing, finish: () => parts.write(part, styles.toXml()) };
};

const saveSheets = (loaded: LoadedBook, parts: PackageParts): SavedSheet[] => {
  const { book, workbookPart } = loaded;
  const { writing, finish } = stylesWriting(loaded, parts);
  for (const [sheet, { part }] of loaded.sheets) {
    if (book.sheets.includes(sheet)) continue;
    parts.remove(part);
    parts.unrelate(workbookPart, part);
  }
  const ids = [...loaded.sheets.values()].map(({ sheetId }) => Number(sheetId));
  let nextId = Math.max(0, ...ids) + 1;
  const saved = book.sheets.map((sheet): SavedSheet => {
    const before = loaded.sheets.get(sheet);
    if (before) {
      if (isSheetChanged(sheet, before)) {
        parts.write(before.part, writeSheet(writing, sheet, splitSheet(parts.text(before.part) ?? EMPTY_SHEET), before));
        saveBeside(parts, sheet, before.fragments);
      }
      return { sheet, part: before.part, sheetId: before.sheetId };
    }
    const part = parts.freeName("xl/worksheets/sheet", ".xml");
    parts.write(part, writeSheet(writing, sheet, splitSheet(EMPTY_SHEET), null));
    parts.setContentType(part, SHEET_TYPE);
    parts.relate(workbookPart, RELATION.worksheet, part);
    nextId += 1;
    return { sheet, part, sheetId: String(nextId - 1) };
  });
  finish();
  return saved;
};

/** Tables and comments stand in parts of their own, whose ranges moved with the rows. */
const saveBeside = (parts: PackageParts, sheet: Sheet, before: Sheet["fragments"]): void => {
  for (const [name, xml] of Object.entries(sheet.fragments)) {
    if (name.startsWith("part:") && xml !== before[name]) parts.write(name.slice("part:".length), xml);
  }
};

const writeName = (book: Book, { name, sheetId, formula, comment, visible }: DefinedName): string => {
  const index = book.sheets.findIndex(({ id }) => id === sheetId);
  const attributes = {
    name,
    localSheetId: sheetId === null ? undefined : index,
    comment: comment || undefined,
    hidden: visible ? undefined : 1,
  };
  return writeElement("definedName", attributes, encodeText(formula.replace(/^=/, "")));
};

const writeNames = (book: Book): string => {
  const titles = book.sheets.flatMap(({ id, name, layout }): DefinedName[] => {
    if (layout.titleRows === null) return [];
    const rows = layout.titleRows.replaceAll("$", "").replace(/(\d+)/g, "$$$1");
    const formula = `='${name.replaceAll("'", "''")}'!${rows}`;
    return [{ name: "_xlnm.Print_Titles", sheetId: id, formula, comment: "", visible: true }];
  });
  const own = book.names.filter(
    ({ name, sheetId }) => !titles.some((title) => title.name === name && title.sheetId === sheetId),
  );
  const names = [...own, ...titles].map((name) => writeName(book, name));
  return names.length > 0 ? writeElement("definedNames", {}, names.join("")) : "";
};

/** Order of the workbook's children that are written here (ECMA-376 18.2.27). */
const BEFORE_NAMES = ["sheets", "functionGroups", "externalReferences"];

const saveWorkbookPart = (
  loaded: LoadedBook,
  parts: PackageParts,
  saved: readonly SavedSheet[],
  recalculate: boolean,
): void => {
  const { book, workbookPart } = loaded;
  const xml = parts.text(workbookPart) ?? "";
  const root = rootElement(xml);
  const relations = new Map(parts.relationships(workbookPart).map(({ target, id }) => [target, id]));
  const sheets = saved.map(({ sheet: { name, visibility }, part, sheetId }) => {
    const state = visibility === "Visible" ? undefined : visibility === "Hidden" ? "hidden" : "veryHidden";
    return writeElement("sheet", { name, sheetId, state, "xmlns:r": R, "r:id": relations.get(part) ?? "" });
  });
  const kept = childElements(root.inner).filter(({ name }) => name !== "definedNames" && name !== "calcPr");
  const names = writeNames(book);
  const calculation = firstChild(root.inner, "calcPr")?.attributes ?? {};
  const calcPr = writeElement("calcPr", recalculate ? { ...calculation, fullCalcOnLoad: 1 } : calculation);
  const place = kept.findLastIndex(({ name }) => BEFORE_NAMES.includes(name));
  const inner = kept
    .map(({ name, outer }, i) => {
      const own = name === "sheets" ? writeElement("sheets", {}, sheets.join("")) : outer;
      return i === place ? own + names + calcPr : own;
    })
    .join("");
  parts.write(
    workbookPart,
    xml.replace(root.inner, () => inner),
  );
};

const saveCustomXml = ({ book, xmlParts, workbookPart }: LoadedBook, parts: PackageParts): void => {
  for (const { part } of xmlParts) {
    if (part === null || book.xmlParts.some((other) => other.part === part)) continue;
    for (const related of parts.relationships(part)) parts.remove(related.target);
    parts.remove(part);
    parts.unrelate(workbookPart, part);
  }
  for (const xmlPart of book.xmlParts) {
    if (xmlParts.includes(xmlPart)) continue;
    const part = xmlPart.part ?? parts.freeName("customXml/item", ".xml");
    parts.write(part, XML_PROLOG + xmlPart.xml);
    if (xmlPart.part === null) parts.relate(workbookPart, RELATION.customXml, part);
  }
};

/** The workbook as an .xlsx file. Nothing changed: every part as it was loaded. */
export const saveBook = (loaded: LoadedBook): Uint8Array => {
  const { book } = loaded;
  const parts = loaded.parts.copy();
  const cellsChanged = book.sheets.some((sheet) => sheet.cellsVersion !== loaded.sheets.get(sheet)?.cellsVersion);
  const saved = saveSheets(loaded, parts);
  const listChanged =
    book.sheets !== loaded.sheetOrder ||
    book.names !== loaded.names ||
    saved.some(({ sheet }) => {
      const before = loaded.sheets.get(sheet);
      return sheet.name !== before?.name || sheet.visibility !== before.visibility || sheet.layout !== before.layout;
    });
  if (cellsChanged || listChanged) saveWorkbookPart(loaded, parts, saved, cellsChanged);
  // The order of calculation is Excel's to find again once cells moved.
  if (cellsChanged) dropCalculationChain(loaded, parts);
  if (book.xmlParts !== loaded.xmlParts) saveCustomXml(loaded, parts);
  if (book.settings !== loaded.settings) writeWebExtensionSettings(parts, book.settings);
  return parts.toZip();
};

const dropCalculationChain = ({ workbookPart }: LoadedBook, parts: PackageParts): void => {
  const chain = parts.relationships(workbookPart).find((r) => isRelation(r, RELATION.calcChain));
  if (!chain) return;
  parts.remove(chain.target);
  parts.unrelate(workbookPart, chain.target);
};
