// One worksheet part as text: its top-level pieces, and the reading of rows and cells. Pieces nobody models stay as written.

import type { CellValue } from "../../mapping/snapshot.ts";
import { columnIndex } from "../../workbook/address.ts";
import type { Cell, Row } from "../model/cell.ts";
import { copiedFormula } from "../model/formula-references.ts";
import { childElements, decodeText, firstChild, openingTag, parseAttributes, rootElement, type XmlElement } from "./xml.ts";

export interface Piece {
  readonly name: string;
  readonly xml: string;
}

export interface SheetPieces {
  /** Everything up to and including the opening `worksheet` tag. */
  readonly head: string;
  readonly pieces: readonly Piece[];
}

/** Cuts the part into its top-level elements. The rows, by far the longest, are not looked into. */
export const splitSheet = (xml: string): SheetPieces => {
  const start = xml.search(/<sheetData[\s/>]/);
  const close = xml.indexOf("</sheetData>");
  const end = close < 0 ? xml.indexOf(">", start) + 1 : close + "</sheetData>".length;
  const rows = start < 0 ? "<sheetData/>" : xml.slice(start, end);
  const root = rootElement(start < 0 ? xml : `${xml.slice(0, start)}<sheetData/>${xml.slice(end)}`);
  const pieces = childElements(root.inner).map(({ name, outer }) => ({ name, xml: name === "sheetData" ? rows : outer }));
  return { head: root.prolog + openingTag(root), pieces };
};

export const joinSheet = ({ head, pieces }: SheetPieces): string =>
  `${head}${pieces.map(({ xml }) => xml).join("")}</worksheet>`;

/** Order of a worksheet's children (ECMA-376 18.3.1.99). */
const ORDER =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );

/** Puts `xml` (perhaps several elements, perhaps none) in the place of all pieces of that name. */
export const replacePiece = (pieces: readonly Piece[], name: string, xml: string): Piece[] => {
  const rank = ORDER.indexOf(name);
  const kept = pieces.filter((piece) => piece.name !== name);
  if (xml === "") return kept;
  const at = kept.findIndex((piece) => ORDER.indexOf(piece.name) > rank);
  const before = at < 0 ? kept : kept.slice(0, at);
  const after = at < 0 ? [] : kept.slice(at);
  return [...before, { name, xml }, ...after];
};

/** The text of a shared or inline string: its runs, without phonetic readings. */
export const stringOf = (inner: string): string => {
  const parts = childElements(inner).flatMap((child) => {
    if (child.name === "t") return [child.inner];
    return child.name === "r" ? [firstChild(child.inner, "t")?.inner ?? ""] : [];
  });
  return decodeText(parts.join(""));
};

interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

interface RowReading {
  readonly strings: readonly string[];
  readonly sharedFormulas: Map<string, SharedFormula>;
}

const cellValueOf = (type: string, inner: string, strings: readonly string[]): CellValue => {
  if (type === "inlineStr") return stringOf(firstChild(inner, "is")?.inner ?? "");
  const raw = /<v[^>]*>([\s\S]*?)<\/v>/.exec(inner)?.[1];
  if (raw === undefined) return "";
  if (type === "s") return strings[Number(raw)] ?? "";
  if (type === "str" || type === "e" || type === "d") return decodeText(raw);
  if (type === "b") return raw.trim() === "1" || raw.trim() === "true";
  return Number(raw);
};

const formulaOf = (reading: RowReading, inner: string, row: number, column: number): Pick<Cell, "formula" | "array"> => {
  const match = /<f((?:"[^"]*"|[^>"])*?)(?:\/>|>([\s\S]*?)<\/f>)/.exec(inner);
  if (!match) return { formula: null, array: null };
  const attributes = parseAttributes(match[1] ?? "");
  const text = decodeText(match[2] ?? "");
  if (attributes["t"] === "shared") {
    const index = attributes["si"] ?? "";
    const master = reading.sharedFormulas.get(index);
    if (text === "" && master) {
      return { formula: copiedFormula(master.formula, row - master.row, column - master.column), array: null };
    }
    reading.sharedFormulas.set(index, { formula: `=${text}`, row, column });
  }
  return { formula: `=${text}`, array: attributes["t"] === "array" ? (attributes["ref"] ?? null) : null };
};

const CELL = /<c((?:\s+[\w:.-]+=(?:"[^"]*"|'[^']*'))*)\s*(?:\/>|>([\s\S]*?)<\/c>)/g;
const ROW = /<row((?:\s+[\w:.-]+=(?:"[^"]*"|'[^']*'))*)\s*(?:\/>|>([\s\S]*?)<\/row>)/g;

const readRowCells = (reading: RowReading, inner: string, row: number): (Cell | undefined)[] => {
  const cells: (Cell | undefined)[] = [];
  let next = 0;
  for (const [, attributeText = "", cellInner = ""] of inner.matchAll(CELL)) {
    const attributes = parseAttributes(attributeText);
    const letters = /^[A-Za-z]+/.exec(attributes["r"] ?? "")?.[0];
    const column = letters ? columnIndex(letters) : next;
    next = column + 1;
    const type = attributes["t"] ?? "n";
    const value = cellInner === "" ? "" : cellValueOf(type, cellInner, reading.strings);
    const { formula, array } = cellInner.includes("<f")
      ? formulaOf(reading, cellInner, row, column)
      : { formula: null, array: null };
    const shared = type === "s" ? Number(/<v[^>]*>(\d+)/.exec(cellInner)?.[1]) : null;
    cells[column] = { value, formula, style: Number(attributes["s"] ?? 0), shared, array };
  }
  return cells;
};

/** The rows of a `sheetData` element, by 0-based index. */
export const readRows = (sheetData: string, strings: readonly string[]): Map<number, Row> => {
  const rows = new Map<number, Row>();
  const reading: RowReading = { strings, sharedFormulas: new Map() };
  let next = 0;
  for (const [, attributeText = "", inner = ""] of sheetData.matchAll(ROW)) {
    const { r, hidden, spans: _, ...attributes } = parseAttributes(attributeText);
    const row = r === undefined ? next : Number(r) - 1;
    next = row + 1;
    rows.set(row, { cells: readRowCells(reading, inner, row), hidden: hidden === "1" || hidden === "true", attributes });
  }
  return rows;
};

export const pieceElement = (pieces: readonly Piece[], name: string): XmlElement | null => {
  const piece = pieces.find((candidate) => candidate.name === name);
  return piece ? (childElements(piece.xml)[0] ?? null) : null;
};
