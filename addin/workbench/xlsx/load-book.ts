// Reads an .xlsx file into the workbook in memory, and keeps the file's parts beside it so that saving rewrites only what changed.
// Formula cells keep the value Excel last calculated; nothing is calculated here.

import type { Area } from "../../mapping/snapshot.ts";
import { parseArea } from "../../workbook/address.ts";
import { Book, type Comment, type DefinedName, type Table } from "../model/book.ts";
import type { Column, ConditionalFormat, Sheet, SheetProtection, Visibility } from "../model/sheet.ts";
import { Styles } from "../model/styles.ts";
import { isRelation, type PackageParts, RELATION, type Relationship } from "./package-parts.ts";
import { readWebExtensionSettings } from "./settings-part.ts";
import { type Piece, pieceElement, readRows, splitSheet, stringOf } from "./sheet-part.ts";
import { type DifferentialFormat, readDifferentialFormats, readStyles } from "./styles-part.ts";
import { childElements, childrenNamed, decodeText, firstChild, rootElement, type XmlElement } from "./xml.ts";

/** A sheet as it was loaded; a field that is still the same object afterwards has not changed. */
export interface LoadedSheet {
  readonly part: string;
  readonly sheetId: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly cellsVersion: number;
  readonly merges: Sheet["merges"];
  readonly conditionalFormats: Sheet["conditionalFormats"];
  readonly columns: Sheet["columns"];
  readonly protection: Sheet["protection"];
  readonly frozen: Sheet["frozen"];
  readonly layout: Sheet["layout"];
  readonly showGridlines: boolean;
  readonly tabColor: string;
  readonly fragments: Sheet["fragments"];
}

export interface LoadedBook {
  readonly book: Book;
  readonly parts: PackageParts;
  readonly workbookPart: string;
  readonly sheets: ReadonlyMap<Sheet, LoadedSheet>;
  readonly sheetOrder: Book["sheets"];
  readonly names: Book["names"];
  readonly xmlParts: Book["xmlParts"];
  readonly settings: Book["settings"];
  readonly styleCount: number;
}

/** Elements whose ranges move with the cells and are otherwise kept as written. */
const MOVING = ["autoFilter", "dataValidations", "hyperlinks", "protectedRanges", "ignoredErrors", "sortState"];

const areasOf = (list: string | undefined): Area[] =>
  (list ?? "")
    .split(/\s+/)
    .map(parseArea)
    .filter((area) => area !== null);

const conditionalFormats = (pieces: readonly Piece[], book: Book, dxfs: readonly DifferentialFormat[]): ConditionalFormat[] => {
  const rules: { priority: number; format: ConditionalFormat }[] = [];
  for (const { name, xml } of pieces) {
    if (name !== "conditionalFormatting") continue;
    const [element] = childElements(xml);
    if (!element) continue;
    const areas = areasOf(element.attributes["sqref"]);
    for (const rule of childrenNamed(element.inner, "cfRule")) {
      const dxf = dxfs[Number(rule.attributes["dxfId"] ?? -1)];
      const isFormula = rule.attributes["type"] === "expression";
      const format: ConditionalFormat = {
        id: book.newId(),
        kind: isFormula ? "Custom" : (rule.attributes["type"] ?? ""),
        areas,
        formula: isFormula ? `=${decodeText(firstChild(rule.inner, "formula")?.inner ?? "")}` : "",
        stopIfTrue: rule.attributes["stopIfTrue"] === "1",
        fill: dxf?.fill ?? null,
        fontColor: dxf?.fontColor ?? null,
        bold: dxf?.bold ?? null,
        source: rule.outer,
      };
      rules.push({ priority: Number(rule.attributes["priority"] ?? 0), format });
    }
  }
  return rules.sort((a, b) => a.priority - b.priority).map(({ format }) => format);
};

const columnsOf = (pieces: readonly Piece[]): Column[] =>
  childElements(pieceElement(pieces, "cols")?.inner ?? "").map(
    ({ attributes: { min, max, width, hidden, ...attributes } }) => ({
      first: Number(min) - 1,
      last: Number(max) - 1,
      width: width === undefined ? null : Number(width),
      hidden: hidden === "1" || hidden === "true",
      attributes,
    }),
  );

/** The file says what is forbidden (`formatCells="1"` or absent), office.js what is allowed (`allowFormatCells`). */
const protectionOf = (pieces: readonly Piece[]): SheetProtection | null => {
  const element = pieceElement(pieces, "sheetProtection");
  if (element?.attributes["sheet"] !== "1" && element?.attributes["sheet"] !== "true") return null;
  const allowed = Object.entries(element.attributes).flatMap(([name, value]): [string, boolean][] =>
    /^(?:format|insert|delete)|^(?:sort|autoFilter|pivotTables)$/.test(name)
      ? [[`allow${name.charAt(0).toUpperCase()}${name.slice(1)}`, value === "0" || value === "false"]]
      : [],
  );
  const hasPassword = "password" in element.attributes || "hashValue" in element.attributes;
  // A password of the file cannot be recovered; nothing typed will match this one.
  return { options: Object.fromEntries(allowed), password: hasPassword ? "\u0000" : "" };
};

const frozenOf = (pieces: readonly Piece[]): Sheet["frozen"] => {
  const view = firstChild(pieceElement(pieces, "sheetViews")?.inner ?? "", "sheetView");
  const pane = firstChild(view?.inner ?? "", "pane");
  if (!pane?.attributes["state"]?.startsWith("frozen")) return null;
  return { rows: Number(pane.attributes["ySplit"] ?? 0), columns: Number(pane.attributes["xSplit"] ?? 0) };
};

/** Rows, formats and all that one worksheet part says. */
const readSheetPart = (loading: Loading, sheet: Sheet, part: string): void => {
  const { parts, book, strings, dxfs } = loading;
  const { pieces } = splitSheet(parts.text(part) ?? "<worksheet/>");
  const rows = pieces.find(({ name }) => name === "sheetData")?.xml ?? "";
  sheet.rows = readRows(rows, strings);
  sheet.merges = childElements(pieceElement(pieces, "mergeCells")?.inner ?? "").flatMap(({ attributes }) =>
    areasOf(attributes["ref"]),
  );
  sheet.conditionalFormats = conditionalFormats(pieces, book, dxfs);
  sheet.columns = columnsOf(pieces);
  sheet.protection = protectionOf(pieces);
  sheet.frozen = frozenOf(pieces);
  const view = firstChild(pieceElement(pieces, "sheetViews")?.inner ?? "", "sheetView");
  sheet.showGridlines = view?.attributes["showGridLines"] !== "0";
  const moving = MOVING.map((name): [string, string] => [name, pieces.find((piece) => piece.name === name)?.xml ?? ""]);
  const own = parts.relationships(part).filter((r) => !r.external && parts.has(r.target));
  const beside = own.filter((r) =>
    [RELATION.table, RELATION.comments, RELATION.threadedComment, RELATION.vmlDrawing].some((t) => isRelation(r, t)),
  );
  sheet.fragments = Object.fromEntries([
    ...moving.filter(([, xml]) => xml !== ""),
    ...beside.map(({ target }) => [`part:${target}`, parts.text(target) ?? ""]),
  ]);
  readTables(loading, sheet, own);
  readComments(loading, sheet, own);
};

const readTables = ({ parts, book }: Loading, sheet: Sheet, related: readonly Relationship[]): void => {
  const tables = related.flatMap((relationship): Table[] => {
    if (!isRelation(relationship, RELATION.table)) return [];
    const { attributes, inner } = rootElement(parts.text(relationship.target) ?? "<table/>");
    const area = parseArea(attributes["ref"] ?? "");
    const style = firstChild(inner, "tableStyleInfo")?.attributes["name"] ?? "";
    const name = attributes["displayName"] ?? attributes["name"] ?? "";
    return area ? [{ id: book.newId(), name, sheetId: sheet.id, area, style, part: relationship.target }] : [];
  });
  book.tables = [...book.tables, ...tables];
};

const readComments = ({ parts, book }: Loading, sheet: Sheet, related: readonly Relationship[]): void => {
  const comments = related.flatMap((relationship): Comment[] => {
    if (!isRelation(relationship, RELATION.threadedComment)) return [];
    return childElements(rootElement(parts.text(relationship.target) ?? "<x/>").inner).flatMap(({ attributes, inner }) => {
      const area = parseArea(attributes["ref"] ?? "");
      if (!area || attributes["parentId"] !== undefined) return [];
      const content = decodeText(firstChild(inner, "text")?.inner ?? "");
      const resolved = attributes["done"] === "1";
      return [
        {
          id: attributes["id"] ?? book.newId(),
          sheetId: sheet.id,
          row: area.top,
          column: area.left,
          content,
          author: "",
          resolved,
        },
      ];
    });
  });
  book.comments = [...book.comments, ...comments];
};

interface Loading {
  readonly parts: PackageParts;
  readonly book: Book;
  readonly strings: readonly string[];
  readonly dxfs: readonly DifferentialFormat[];
}

const definedNames = (root: XmlElement, sheets: readonly Sheet[]): DefinedName[] =>
  childElements(firstChild(root.inner, "definedNames")?.inner ?? "").map(({ attributes, inner }) => {
    const local = attributes["localSheetId"];
    return {
      name: attributes["name"] ?? "",
      sheetId: local === undefined ? null : (sheets[Number(local)]?.id ?? null),
      formula: `=${decodeText(inner)}`,
      comment: attributes["comment"] ?? "",
      visible: attributes["hidden"] !== "1",
    };
  });

const VISIBILITY: Readonly<Record<string, Visibility>> = { hidden: "Hidden", veryHidden: "VeryHidden" };

const relatedText = (parts: PackageParts, owner: string, type: string): string | null => {
  const found = parts.relationships(owner).find((relationship) => isRelation(relationship, type));
  return found ? parts.text(found.target) : null;
};

const remember = (sheet: Sheet, part: string, sheetId: string): LoadedSheet => ({ ...sheet, part, sheetId });

/** `parts` of an .xlsx package; throws when there is no workbook in it. */
export const loadBook = (parts: PackageParts, name: string): LoadedBook => {
  const workbookPart = parts.relationships("").find((r) => isRelation(r, RELATION.workbook))?.target ?? "xl/workbook.xml";
  const root = rootElement(parts.text(workbookPart) ?? "");
  const stylesXml = relatedText(parts, workbookPart, RELATION.styles);
  const styles = stylesXml === null ? [] : readStyles(stylesXml);
  const book = new Book(name, new Styles(styles));
  const date1904 = firstChild(root.inner, "workbookPr")?.attributes["date1904"];
  book.date1904 = date1904 === "1" || date1904 === "true";
  const sharedStrings = relatedText(parts, workbookPart, RELATION.sharedStrings);
  const strings =
    sharedStrings === null ? [] : childrenNamed(rootElement(sharedStrings).inner, "si").map(({ inner }) => stringOf(inner));
  const loading = { parts, book, strings, dxfs: stylesXml === null ? [] : readDifferentialFormats(stylesXml) };
  const targets = new Map(parts.relationships(workbookPart).map(({ id, target }) => [id, target]));
  const sheets = new Map<Sheet, LoadedSheet>();
  for (const { attributes } of childElements(firstChild(root.inner, "sheets")?.inner ?? "")) {
    const relationId = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
    const part = targets.get(relationId) ?? "";
    const sheet = book.addSheet(attributes["name"] ?? "");
    sheet.visibility = VISIBILITY[attributes["state"] ?? ""] ?? "Visible";
    readSheetPart(loading, sheet, part);
    sheets.set(sheet, remember(sheet, part, attributes["sheetId"] ?? "0"));
  }
  book.names = definedNames(root, book.sheets);
  book.xmlParts = customXmlParts(parts, workbookPart, book);
  book.settings = readWebExtensionSettings(parts);
  if (firstChild(root.inner, "workbookProtection")?.attributes["lockStructure"] === "1") book.protection = "\u0000";
  const { names, xmlParts, settings, sheets: sheetOrder } = book;
  return { book, parts, workbookPart, sheets, sheetOrder, names, xmlParts, settings, styleCount: styles.length };
};

const customXmlParts = (parts: PackageParts, workbookPart: string, book: Book): Book["xmlParts"] =>
  parts.relationships(workbookPart).flatMap((relationship) => {
    const xml = isRelation(relationship, RELATION.customXml) ? parts.text(relationship.target) : null;
    return xml === null ? [] : [{ id: book.newId(), xml: xml.replace(/^<\?xml[\s\S]*?\?>\s*/, ""), part: relationship.target }];
  });
