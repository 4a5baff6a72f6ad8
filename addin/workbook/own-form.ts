// Makes a sheet of our own a form: A4, title over the table, frames, cells to type into, lines under it. Writes no data of its own.
import { areaAddress } from "./address.ts";

/** A form to be filled in, printed and signed. */
export interface OwnForm {
  /** Columns a person types into: not locked where the sheet is. */
  readonly open: readonly number[];
  /** Columns of numbers and codes, each as long as the next: set in the middle, so that they keep off the lines. */
  readonly centred: readonly number[];
  /** How many of the rows, from the first, can be typed into; at least one. Those after them are totals. */
  readonly openRows: number;
  /** Of each row that can be typed into, in points: as many lines as its longest text needs. */
  readonly rowHeight: number;
  /** Lines under the table, each over its whole width. */
  readonly lines: readonly string[];
}

const sides = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const;

/** Lines around and between the cells: Excel prints no grid of its own. */
export const drawFrames = ({ format }: Excel.Range): void => {
  for (const side of sides) format.borders.getItem(side).style = Excel.BorderLineStyle.continuous;
};

/** What is to be typed is pale yellow, as on printed forms. */
const OPEN_FILL = "#FFF9E5";
const FONT_POINTS = 10;
const TITLE_POINTS = 40;
const ROW_POINTS = 26;
const LINE_POINTS = 20;
/** The title and the header. */
const HEAD_ROWS = 2;

/** Over the sheet as it was filled: title in row 1, header in row 2, then `rows` rows of `columns` columns. */
export const layOutForm = (sheet: Excel.Worksheet, rows: number, columns: number, form: OwnForm): void => {
  const { open, centred, openRows, rowHeight, lines } = form;
  const across = (top: number, bottom: number): Excel.Range =>
    sheet.getRange(areaAddress({ top, left: 0, bottom, right: columns - 1 }));
  sheet.pageLayout.centerHorizontally = true;
  const title = across(0, 0);
  title.merge();
  title.format.horizontalAlignment = Excel.HorizontalAlignment.center;
  title.format.verticalAlignment = Excel.VerticalAlignment.center;
  title.format.rowHeight = TITLE_POINTS;
  const head = across(1, 1);
  head.format.horizontalAlignment = Excel.HorizontalAlignment.center;
  head.format.wrapText = true;
  const table = across(1, rows + 1);
  drawFrames(table);
  table.format.verticalAlignment = Excel.VerticalAlignment.center;
  table.format.font.size = FONT_POINTS;
  table.format.rowHeight = ROW_POINTS;
  across(HEAD_ROWS, openRows + 1).format.rowHeight = rowHeight;
  for (const column of open) {
    const cells = sheet.getRange(areaAddress({ top: HEAD_ROWS, left: column, bottom: openRows + 1, right: column }));
    cells.format.protection.locked = false;
    cells.format.fill.color = OPEN_FILL;
  }
  for (const column of centred) {
    const cells = sheet.getRange(areaAddress({ top: HEAD_ROWS, left: column, bottom: openRows + 1, right: column }));
    cells.format.horizontalAlignment = Excel.HorizontalAlignment.center;
  }
  lines.forEach((line, index) => {
    const row = across(rows + HEAD_ROWS + index, rows + HEAD_ROWS + index);
    row.merge();
    row.format.rowHeight = LINE_POINTS;
    row.format.font.size = FONT_POINTS;
    row.getCell(0, 0).values = [[`'${line}`]];
  });
};
