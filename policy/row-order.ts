// Which rows belong to a table of this round, and in which order rows stand. Reads where rows stand, never what they say.
import type { Row } from "./dossier.ts";
import type { TableName } from "./records/fields.ts";

/** Of another round, their rows stand apart in the dossier as known. */
const ofOneRound: ReadonlySet<TableName> = new Set<TableName>(["applications", "scores", "notices"]);

/** More than any sheet has. */
const mostRows = 2 ** 24;

/** Whether a dossier has the row among those of the table, and not apart as known. */
export const isIn = ({ sheet: { tables, knownRound } }: Row, table: TableName): boolean =>
  tables.has(table) && (knownRound === null || !ofOneRound.has(table));

/** Whether the row stands in the table of another round. */
export const isKnownIn = (row: Row, table: TableName): boolean => row.sheet.tables.has(table) && !isIn(row, table);

/** Sheet and row order, negative where `a` stands first. */
export const byPosition = (a: Row, b: Row): number => a.sheet.index - b.sheet.index || a.number - b.number;

/** What a row and whatever replaces it have in common, and no other row: ascending in sheet and row order. */
export const standOf = ({ sheet, number }: Row): number => sheet.index * mostRows + number;

/** The rows, in the given order, with one more in its place. */
export function withRow(rows: readonly Row[], row: Row, order = byPosition): readonly Row[] {
  const after = rows.findIndex((other) => order(row, other) < 0);
  return after < 0 ? [...rows, row] : [...rows.slice(0, after), row, ...rows.slice(after)];
}

/** How many of the items stand before the first that does not; all that do have to stand in front. */
export function countBefore<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the row stands among rows in their order; -1 where it does not. */
export function positionOf(row: Row, rows: readonly Row[]): number {
  const position = countBefore(rows, (other) => byPosition(other, row) < 0);
  return rows[position] === row ? position : -1;
}
