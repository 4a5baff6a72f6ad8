// Moves the cell references inside a formula's text. Knows no values and calculates nothing.

import { columnName } from "../../mapping/address.ts";
import type { Area } from "../../mapping/snapshot.ts";
import { columnIndex, SHEET_COLUMNS, SHEET_ROWS } from "../../workbook/address.ts";
import { type Axis, shiftedArea } from "./areas.ts";

// String literals and quoted sheet names first, so that nothing inside them is taken for a reference.
const TOKENS =
  /"(?:[^"]|"")*"|(?:'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!)?(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_(.])/gu;

interface Corner {
  readonly column: number;
  readonly row: number;
  readonly columnFixed: string;
  readonly rowFixed: string;
}

const corner = (columnFixed: string, letters: string, rowFixed: string, digits: string): Corner => ({
  column: columnIndex(letters),
  row: Number(digits) - 1,
  columnFixed,
  rowFixed,
});

const written = (at: Corner): string => `${at.columnFixed}${columnName(at.column)}${at.rowFixed}${at.row + 1}`;

type Rewrite = (from: Corner, to: Corner | null, sheet: string | null) => string;

const rewriteReferences = (formula: string, rewrite: Rewrite): string =>
  formula.replace(TOKENS, (...match: (string | undefined)[]) => {
    const [token = "", quoted, plain, c1 = "", l1, r1 = "", d1, c2 = "", l2, r2 = "", d2] = match;
    if (l1 === undefined || d1 === undefined) return token;
    const sheet = quoted?.replaceAll("''", "'") ?? plain ?? null;
    const to = l2 === undefined || d2 === undefined ? null : corner(c2, l2, r2, d2);
    const prefix = token.includes("!") ? token.slice(0, token.lastIndexOf("!") + 1) : "";
    return prefix + rewrite(corner(c1, l1, r1, d1), to, sheet);
  });

/** A formula copied `rows` down and `columns` right: relative references move along, `$` ones stay. */
export const copiedFormula = (formula: string, rows: number, columns: number): string => {
  const move = (at: Corner): string => {
    const row = at.rowFixed ? at.row : at.row + rows;
    const column = at.columnFixed ? at.column : at.column + columns;
    if (row < 0 || column < 0 || row >= SHEET_ROWS || column >= SHEET_COLUMNS) return "#REF!";
    return written({ ...at, row, column });
  };
  return rewriteReferences(formula, (from, to) => (to ? `${move(from)}:${move(to)}` : move(from)));
};

/** A formula after lines were inserted (`count` > 0) or deleted (< 0) on `changedSheet`; references to other sheets stay. */
export const shiftedFormula = (
  formula: string,
  ownSheet: string,
  changedSheet: string,
  axis: Axis,
  at: number,
  count: number,
): string =>
  rewriteReferences(formula, (from, to, sheet) => {
    const end = to ?? from;
    const plain = to ? `${written(from)}:${written(to)}` : written(from);
    if ((sheet ?? ownSheet).toLowerCase() !== changedSheet.toLowerCase()) return plain;
    const area: Area = { top: from.row, left: from.column, bottom: end.row, right: end.column };
    const after = shiftedArea(area, axis, at, count);
    if (!after) return "#REF!";
    const start = written({ ...from, row: after.top, column: after.left });
    return to ? `${start}:${written({ ...to, row: after.bottom, column: after.right })}` : start;
  });
