// Which rows belong to a table of this round, and in which order rows stand. Reads where rows stand, never what they say.
import type { Row } from "./dossier.ts";
import type { TableName } from "./records/fields.ts";

/** Of another round, their rows stand apart in the dossier as known. */
const ofOneRound: ReadonlySet<TableName> = new Set<TableName>(["applications", "scores", "notices"]);

/** Whether a dossier has the row among those of the table, and not apart as known. */
export const isIn = ({ sheet: { tables, knownRound } }: Row, table: TableName): boolean =>
  tables.has(table) && (knownRound === null || !ofOneRound.has(table));

/** Whether the row stands in the table of another round. */
export const isKnownIn = (row: Row, table: TableName): boolean => row.sheet.tables.has(table) && !isIn(row, table);

/** Sheet and row order, negative where `a` stands first. */
export const byPosition = (a: Row, b: Row): number => a.sheet.index - b.sheet.index || a.number - b.number;

/** The rows, in the given order, with one more in its place. */
export function withRow(rows: readonly Row[], row: Row, order = byPosition): readonly Row[] {
  const after = rows.findIndex((other) => order(row, other) < 0);
  return after < 0 ? [...rows, row] : [...rows.slice(0, after), row, ...rows.slice(after)];
}
