// The check after an edit: reads again the rows that changed and runs again the rules that read a changed field.
// Gives exactly what a whole check of the new snapshot would give; whatever it cannot tell apart it reads or runs in full.
import type { Dossier, Row } from "../policy/dossier.ts";
import type { FieldKey } from "../policy/records/fields.ts";
import { byPosition, standOf } from "../policy/row-order.ts";
import type { RowRule } from "../policy/rule.ts";
import { affectedRows, rowsOf } from "../policy/rule-rows.ts";
import { type CheckResult, check, checkReading, type Found, findingsOf } from "./check.ts";
import type { ReadingOptions } from "./mapping/read-workbook.ts";
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
  return checkReading(reading, (rule) => {
    const known = before.byRule.get(rule);
    if (known === undefined) return null;
    const isRead = rule.reads.some((field) => edited.has(field));
    if (!isRead && !known.some(({ isFixTried }) => isFixTried)) return known;
    return rule.scope === "row" ? rowsAgain(rule, known, before.reading.dossier, reread, isRead) : null;
  });
}

/** A row rule's findings, those said anew that may have changed; null where it has to run on all rows. `isRead`: it reads what was edited. */
function rowsAgain(
  rule: RowRule,
  known: readonly Found[],
  before: Dossier,
  { reading, changed }: Reread,
  isRead: boolean,
): readonly Found[] | null {
  const replaced = new Map(changed.map((row) => [row.before, row.after]));
  const affected = isRead ? affectedRows(rule, replaced, before, reading.dossier) : { gone: [], again: [] };
  if (affected === null) return null;
  const again = new Map(affected.again.map((row) => [standOf(row), row]));
  // A fix that was tried on all rules is tried again, with the others in their order: how many may be tried is limited.
  const tried = new Set(known.flatMap(({ about, isFixTried }) => (isFixTried ? (about ?? []) : [])));
  for (const row of tried.size === 0 ? [] : rowsOf(rule, reading.dossier))
    if (tried.has(standOf(row))) again.set(standOf(row), row);
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
