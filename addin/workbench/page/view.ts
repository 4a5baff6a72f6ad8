// Reads from the workbook in memory what the page draws: tabs, layout, a window of cells. Changes nothing.
import type { Area } from "../../mapping/snapshot.ts";
import { intersection } from "../model/areas.ts";
import type { Book } from "../model/book.ts";
import { displayText } from "../model/entry.ts";
import { columnWidths, contains, rowHeights } from "../model/row-heights.ts";
import type { ConditionalFormat, Sheet } from "../model/sheet.ts";
import type { CellView, CellWindow, MarkView, SheetLayout, SheetTab, StyleView } from "./protocol.ts";

/** Empty rows and columns drawn past the used area, so that there is always room to type. */
const SPARE_ROWS = 60;
const LEAST_COLUMNS = 26;

export function sheetTabs(book: Book): readonly SheetTab[] {
  return book.sheets.map(({ name, visibility, protection }) => ({
    name,
    isVisible: visibility === "Visible",
    isProtected: protection !== null,
  }));
}

export function sheetLayout(book: Book, sheet: Sheet, selection: Area): SheetLayout {
  const used = sheet.usedArea(false);
  const columnCount = Math.max(LEAST_COLUMNS, (used?.right ?? 0) + 6, selection.right + 2);
  const widths = columnWidths(sheet, columnCount);
  return {
    rowCount: Math.max((used?.bottom ?? 0) + 1, selection.bottom + 1) + SPARE_ROWS,
    columnCount,
    heights: rowHeights(book, sheet, new Map(widths)),
    widths,
    merges: sheet.merges,
    frozenRows: sheet.frozen?.rows ?? 0,
    frozenColumns: sheet.frozen?.columns ?? 0,
    hasGridlines: sheet.showGridlines,
  };
}

/** The cells of `area` that hold a value, a format or a mark. */
export function cellWindow(book: Book, sheet: Sheet, area: Area): CellWindow {
  const marks = marksIn(sheet, area);
  const cells: CellView[] = [];
  const styles = new Map<number, StyleView>();
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line = sheet.rows.get(row)?.cells ?? [];
    for (let column = area.left; column <= area.right; column += 1) {
      const cell = line[column];
      const mark = marks.find((one) => contains(one.area, row, column))?.mark ?? null;
      if (cell === undefined && mark === null) continue;
      const value = cell?.value ?? "";
      const index = cell?.style ?? 0;
      const style = book.styles.at(index);
      cells.push({
        row,
        column,
        text: displayText(value, style.numberFormat, book.date1904),
        kind: typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text",
        style: index,
        mark,
      });
      if (!styles.has(index)) styles.set(index, styleView(book, index));
    }
  }
  return { sheet: sheet.name, cells, styles };
}

/** The marks that meet `area`, the one Excel draws first. Formats of the clerk's own are not calculated here. */
function marksIn(sheet: Sheet, area: Area): readonly { readonly area: Area; readonly mark: MarkView }[] {
  return sheet.conditionalFormats.flatMap((format) => {
    const mark = markOf(format);
    if (mark === null) return [];
    return format.areas.flatMap((one) => {
      const part = intersection(one, area);
      return part === null ? [] : [{ area: part, mark }];
    });
  });
}

const SENTINEL = /^=\("studio-rounds:"&"((?:[^"]|"")*)"\)<>""$/;

function markOf({ formula, fill }: ConditionalFormat): MarkView | null {
  const rule = SENTINEL.exec(formula.replaceAll(" ", ""))?.[1];
  return rule === undefined || fill === null ? null : { fill, rule: rule.replaceAll('""', '"') };
}

function styleView(book: Book, index: number): StyleView {
  const style = book.styles.at(index);
  return {
    fill: style.fill,
    fontName: style.fontName,
    fontSize: style.fontSize,
    fontColor: style.fontColor,
    isBold: style.bold,
    isItalic: style.italic,
    horizontal: style.horizontal,
    vertical: style.vertical,
    isWrapped: style.wrap,
    hasBorder: style.border,
  };
}

/** What is edited when a cell is: its formula, a text with its mark, a date as a date, a number in full. */
export function cellContent(book: Book, sheet: Sheet, row: number, column: number): string {
  const cell = sheet.cell(row, column);
  if (cell === undefined) return "";
  if (cell.formula !== null) return cell.formula;
  const { numberFormat } = book.styles.at(cell.style);
  if (typeof cell.value !== "number") return displayText(cell.value, "General", book.date1904);
  const isDate = /[ymd年月日]/i.test(numberFormat.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "")) && numberFormat !== "General";
  return isDate ? displayText(cell.value, "yyyy/m/d", book.date1904) : String(cell.value);
}

/** The displayed texts of an area, as the clipboard takes them. */
export function areaText(book: Book, sheet: Sheet, area: Area): string {
  const lines: string[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: string[] = [];
    for (let column = area.left; column <= area.right; column += 1) {
      const cell = sheet.cell(row, column);
      line.push(cell ? displayText(cell.value, book.styles.at(cell.style).numberFormat, book.date1904) : "");
    }
    lines.push(line.join("\t"));
  }
  return lines.join("\n");
}
