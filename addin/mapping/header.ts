// Finds a sheet's header row (or two, with merged parents) and what each header cell says. Decides no table.

import type { MoneyUnit } from "../../policy/money.ts";
import { cellKey } from "./address.ts";
import { type Claim, claimsOf } from "./aliases.ts";
import { foldHeader, foldText, statedSheetUnit } from "./fold.ts";
import type { Area, SheetSnapshot } from "./snapshot.ts";

/** One column's header. Rows and columns are 0-based. */
export interface HeaderCell {
  readonly row: number;
  readonly column: number;
  /** As displayed, line breaks as spaces. */
  readonly text: string;
  /** The merged parent's text above it, in a two-row header. */
  readonly parent: string | null;
  /** Folded, the parent in front where only both together are an alias. */
  readonly folded: string;
  readonly unit: MoneyUnit | null;
  /** The fields it is an exact alias of. */
  readonly claims: readonly Claim[];
}

export interface Header {
  /** The last header row; data starts below. */
  readonly row: number;
  /** The first header row, equal to `row` where the header has one row. */
  readonly firstRow: number;
  readonly cells: readonly HeaderCell[];
  /** Texts of the rows above the header, with their cells. */
  readonly titles: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  /** The unit a title or 单位 line states for every amount. */
  readonly unit: MoneyUnit | null;
}

/** Headers are looked for this far down. */
const searchedRows = 20;

/** Merges by the cells they cover. */
export type MergeIndex = ReadonlyMap<number, Area>;

/**
 * Only where values stand: a clerk may have merged a whole column, and its million cells say nothing. Below the rows a header may take
 * only the first column of an area can hold its value.
 */
export function indexMerges({ merges, used }: SheetSnapshot): MergeIndex {
  const index = new Map<number, Area>();
  if (used === null) return index;
  const lastHeaderRow = used.top + searchedRows;
  for (const area of merges) {
    const left = Math.max(area.left, used.left);
    for (let row = Math.max(area.top, used.top); row <= Math.min(area.bottom, used.bottom); row++) {
      const right = row > lastHeaderRow ? left : Math.min(area.right, used.right);
      for (let column = left; column <= right; column++) index.set(cellKey(row, column), area);
    }
  }
  return index;
}

/** The displayed text of a cell, `""` outside the used rectangle. */
export function textAt(sheet: SheetSnapshot, row: number, column: number): string {
  const { used } = sheet;
  return used === null ? "" : (sheet.texts[row - used.top]?.[column - used.left] ?? "").trim();
}

/** A row whose only text is one cell merged over at least four fifths of the used columns. */
export function isTitleRow(sheet: SheetSnapshot, merges: MergeIndex, row: number): boolean {
  const { used } = sheet;
  if (used === null) return false;
  let filled = -1;
  for (let column = used.left; column <= used.right; column++) {
    if (textAt(sheet, row, column) === "") continue;
    if (filled >= 0) return false;
    filled = column;
  }
  const merge = filled < 0 ? undefined : merges.get(cellKey(row, filled));
  return merge !== undefined && (merge.right - merge.left + 1) * 5 >= (used.right - used.left + 1) * 4;
}

/**
 * The header of a sheet: the row, or pair of rows, among the first 20 in which most columns are an exact alias; on equal
 * matches one row wins over two and the upper over the lower. Null where no cell is an alias.
 */
export function findHeader(sheet: SheetSnapshot, merges: MergeIndex): Header | null {
  const { used } = sheet;
  if (used === null) return null;
  const last = Math.min(used.bottom, used.top + searchedRows - 1);
  let best: { cells: HeaderCell[]; row: number; firstRow: number; matched: number } | null = null;
  const consider = (cells: HeaderCell[], row: number, firstRow: number) => {
    const matched = cells.filter((cell) => cell.claims.length > 0).length;
    if (matched > (best?.matched ?? 0)) best = { cells, row, firstRow, matched };
  };
  for (let row = used.top; row <= last; row++) consider(oneRow(sheet, merges, row, used), row, row);
  for (let row = used.top + 1; row <= last; row++)
    if (!isTitleRow(sheet, merges, row - 1)) consider(twoRows(sheet, merges, row, used), row, row - 1);
  return best === null ? null : completeHeader(sheet, merges, used, best);
}

function completeHeader(
  sheet: SheetSnapshot,
  merges: MergeIndex,
  used: Area,
  found: { cells: HeaderCell[]; row: number; firstRow: number },
): Header {
  // A header merged downward reaches to the end of its merge.
  const row = found.cells.reduce(
    (lowest, cell) => Math.max(lowest, merges.get(cellKey(cell.row, cell.column))?.bottom ?? 0),
    found.row,
  );
  const titles: { row: number; column: number; text: string }[] = [];
  for (let above = used.top; above < found.firstRow; above++)
    for (let column = used.left; column <= used.right; column++) {
      const text = textAt(sheet, above, column);
      if (text !== "") titles.push({ row: above, column, text });
    }
  const unit = titles.reduce<MoneyUnit | null>((stated, title) => stated ?? statedSheetUnit(title.text), null);
  return { row, firstRow: found.firstRow, cells: found.cells, titles, unit };
}

function headerCell(row: number, column: number, text: string): HeaderCell {
  const { text: folded, unit } = foldHeader(text);
  const claims = claimsOf(folded);
  if (claims.length > 0) return { row, column, text: oneLine(text), parent: null, folded, unit, claims };
  // `金额万元`, `金额/万元`: an exact alias with its unit behind it.
  const match = /^(.+?)[/:,]?(万元|元)$/.exec(folded);
  const bare = match === null ? [] : claimsOf(match[1] ?? "");
  if (match === null || bare.length === 0) return { row, column, text: oneLine(text), parent: null, folded, unit, claims };
  return {
    row,
    column,
    text: oneLine(text),
    parent: null,
    folded: match[1] ?? "",
    unit: match[2] === "万元" ? "万元" : "元",
    claims: bare,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

function oneRow(sheet: SheetSnapshot, merges: MergeIndex, row: number, used: Area): HeaderCell[] {
  const cells: HeaderCell[] = [];
  for (let column = used.left; column <= used.right; column++) {
    const text = textAt(sheet, row, column);
    const merge = merges.get(cellKey(row, column));
    // A merge that began above is another row's header.
    if (text !== "" && (merge === undefined || merge.top === row)) cells.push(headerCell(row, column, text));
  }
  return cells;
}

function twoRows(sheet: SheetSnapshot, merges: MergeIndex, row: number, used: Area): HeaderCell[] {
  const cells: HeaderCell[] = [];
  for (let column = used.left; column <= used.right; column++) {
    const above = merges.get(cellKey(row - 1, column));
    const wide = above !== undefined && above.right > above.left;
    const parent = wide ? textAt(sheet, above.top, above.left) : textAt(sheet, row - 1, column);
    const child = textAt(sheet, row, column);
    if (child !== "") cells.push(childCell(row, column, child, parent));
    else if (parent !== "" && !(wide && above.left !== column)) cells.push(headerCell(row - 1, column, parent));
  }
  return cells;
}

/** Parent and child together are tried before the child alone; the parent's unit serves its children. */
function childCell(row: number, column: number, child: string, parent: string): HeaderCell {
  const alone = headerCell(row, column, child);
  if (parent === "") return alone;
  const above = foldHeader(parent);
  const both = headerCell(row, column, above.text + foldText(child));
  const base = both.claims.length > 0 ? both : alone;
  return { ...base, text: alone.text, parent: oneLine(parent), unit: base.unit ?? above.unit };
}
