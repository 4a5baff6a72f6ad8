// The check after an edit: reads again the rows that changed and runs again the rules that read a changed field.
// Gives exactly what a whole check of the new snapshot would give; whatever it cannot tell apart it reads or runs in full.
import type { Dossier, Row } from "../policy/dossier.ts";
import type { FieldKey } from "../policy/records/fields.ts";
import { byPosition, standOf } from "../policy/row-order.ts";
import type { RowRule } from "../policy/rule.ts";
import { affectedRows, rowsOf } from "../policy/rule-rows.ts";
import { type CheckResult, check, checkReading, type Found, findingsOf } from "./check.ts";
import type { ReadingOptions, WorkbookReading } from "./mapping/read-workbook.ts";
import { type Reread, rereadWorkbook } from "./mapping/reread-workbook.ts";
import type { Snapshot } from "./mapping/snapshot.ts";

/**
 * Checks `snapshot`, which shares the sheets and rows that did not change with the snapshot of `before` (the same arrays, not
 * equal ones). `options` are those of the check before.
 */
export function recheck(before: CheckResult, snapshot: Snapshot, options: ReadingOptions): CheckResult {
  const reread = rereadWorkbook(before.reading, snapshot, options);
  if (reread === null) return check(snapshot, options);
  const { reading, changed } = reread;
  const edited = new Set<FieldKey>(changed.flatMap(({ before: old, after }) => editedFields(old, after)));
  const rows = new Set(changed.map(({ after }) => standAt(sheetOrder(reading, after), after.number - 1)));
  // A fix that was tried on all rules is tried again; a cell that is written otherwise is quoted as it now is, whatever it means.
  const mayDiffer = ({ isFixTried, order: [sheet, row] }: Found): boolean => isFixTried || rows.has(standAt(sheet, row));
  return checkReading(reading, (rule) => {
    const known = before.byRule.get(rule);
    if (known === undefined) return null;
    const isRead = rule.reads.some((field) => edited.has(field));
    const repeated = known.filter(mayDiffer);
    if (!isRead && repeated.length === 0) return known;
    return rule.scope === "row" ? rowsAgain(rule, known, repeated, before.reading.dossier, reread, isRead) : null;
  });
}

const standAt = (sheet: number, row: number): string => `${sheet} ${row}`;

/** The sheet's place among all, as findings are ordered by it. */
function sheetOrder({ readings, order }: WorkbookReading, { sheet }: Row): number {
  const snapshot = readings[sheet.index]?.snapshot;
  return (snapshot === undefined ? undefined : order.get(snapshot)) ?? -1;
}

/** A row rule's findings, those said anew that may have changed; null where it has to run on all rows. `isRead`: it reads what was edited. */
function rowsAgain(
  rule: RowRule,
  known: readonly Found[],
  repeated: readonly Found[],
  before: Dossier,
  { reading, changed }: Reread,
  isRead: boolean,
): readonly Found[] | null {
  const replaced = new Map(changed.map((row) => [row.before, row.after]));
  const affected = isRead ? affectedRows(rule, replaced, before, reading.dossier) : { gone: [], again: [] };
  if (affected === null) return null;
  const again = new Map(affected.again.map((row) => [standOf(row), row]));
  // In their order with the others: how many fixes may be tried is limited.
  const abouts = new Set(repeated.map(({ about }) => about));
  for (const row of abouts.size === 0 ? [] : rowsOf(rule, reading.dossier)) {
    if (abouts.has(standOf(row))) again.set(standOf(row), row);
  }
  const rows = [...again.values()].sort(byPosition);
  return [...known.filter(({ about }) => about === null || !again.has(about)), ...findingsOf(rule, reading, rows)];
}

/** The fields whose value, or whose cell's usability, is another than before. */
function editedFields(before: Row, after: Row): FieldKey[] {
  const fields = new Set<FieldKey>([...before.sheet.columns, ...before.unusable, ...after.unusable]);
  const edited = [...fields].filter(
    (field) => before.fields[field] !== after.fields[field] || before.unusable.has(field) !== after.unusable.has(field),
  );
  const scored = before.scores.some((score, index) => score !== after.scores[index]);
  const stated = before.averageDecimals !== after.averageDecimals;
  return [...edited, ...(scored ? (["score"] as const) : []), ...(stated ? (["averageScore"] as const) : [])];
}
