// The difference between two snapshots that share their unchanged rows, as rows to send; and a snapshot with such rows put in.
import type { SheetSnapshot, Snapshot } from "../mapping/snapshot.ts";
import type { RowPatch, ToChecker } from "./check-protocol.ts";

type Patch = Extract<ToChecker, { readonly kind: "patch" }>;

/** More rows than these are sent in pieces, with everything else. */
const mostRows = 500;

/** What changed from `before` to `after`, by the identity of rows; null where more than rows changed. */
export function patchesBetween(before: Snapshot, after: Snapshot): readonly Patch[] | null {
  if (before.date1904 !== after.date1904 || before.sheets.length !== after.sheets.length) return null;
  const patches: Patch[] = [];
  for (const [index, sheet] of after.sheets.entries()) {
    const was = before.sheets[index];
    if (was === sheet) continue;
    if (was === undefined || was.name !== sheet.name || was.used !== sheet.used || was.merges !== sheet.merges) return null;
    const rows = changedRows(was, sheet);
    if (rows.length > mostRows) return null;
    patches.push({ kind: "patch", sheet: index, formulas: sheet.formulas, rows });
  }
  return patches;
}

const changedRows = (before: SheetSnapshot, after: SheetSnapshot): RowPatch[] =>
  after.values.flatMap((values, index) => {
    const [texts, formats] = [after.texts[index] ?? [], after.formats[index] ?? []];
    const isSame = values === before.values[index] && texts === before.texts[index] && formats === before.formats[index];
    return isSame ? [] : [{ index, values, texts, formats }];
  });

/** The sheet with the patch's rows; all others are the same arrays as before. */
export function patchedSheet(sheet: SheetSnapshot, { formulas, rows }: Patch): SheetSnapshot {
  const [values, texts, formats] = [[...sheet.values], [...sheet.texts], [...sheet.formats]];
  for (const row of rows) {
    values[row.index] = row.values;
    texts[row.index] = row.texts;
    formats[row.index] = row.formats;
  }
  return { ...sheet, formulas, values, texts, formats };
}
