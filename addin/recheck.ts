// The check after an edit: reads again the rows that changed and runs again the rules that read a changed field.
// Gives exactly what a whole check of the new snapshot would give; whatever it cannot tell apart it reads or runs in full.
import type { Dossier, Row } from "../policy/dossier.ts";
import type { FieldKey } from "../policy/records/fields.ts";
import type { RowRule } from "../policy/rule.ts";
import { affectedRows } from "../policy/rule-rows.ts";
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
    const mayRefix = rule.triesFixes === true && known.length > 0;
    if (!mayRefix && !rule.reads.some((field) => edited.has(field))) return known;
    return rule.scope === "row" ? rowsAgain(rule, known, before.reading.dossier, reread) : null;
  });
}

/** A row rule's findings with those about the changed rows and their peers said anew; null where it has to run on all rows. */
function rowsAgain(
  rule: RowRule,
  known: readonly Found[],
  before: Dossier,
  { reading, changed }: Reread,
): readonly Found[] | null {
  const replaced = new Map(changed.map((row) => [row.before, row.after]));
  const affected = affectedRows(rule, replaced, before, reading.dossier);
  if (affected === null) return null;
  const gone = new Set<Row | null>(affected.gone);
  return [...known.filter(({ about }) => !gone.has(about)), ...findingsOf(rule, reading, affected.again)];
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
