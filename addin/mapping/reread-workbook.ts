// Reads again only the rows of a workbook that changed. Where a change reaches further than its row (headers, totals, merges,
// units, `同上`), the answer is null and the workbook is read whole.
import { inPlace, replaceRows } from "../../policy/derived.ts";
import type { Row } from "../../policy/dossier.ts";
import { countBefore } from "../../policy/row-order.ts";
import { cellKey } from "./address.ts";
import { kindOf, saysSame } from "./read-cell.ts";
import type { SheetReading } from "./read-sheet.ts";
import { readRows } from "./read-sheet.ts";
import { type ReadingOptions, sheetsFindings, type WorkbookReading } from "./read-workbook.ts";
import { isDataRow } from "./rows.ts";
import type { SheetSnapshot, Snapshot } from "./snapshot.ts";

interface ChangedRow {
  readonly before: Row;
  readonly after: Row;
}

export interface Reread {
  readonly reading: WorkbookReading;
  readonly changed: readonly ChangedRow[];
}

/** More rows than these are read faster with everything else. */
const mostRows = 200;

/** The new reading and the rows that changed; null where the workbook has to be read whole. */
export function rereadWorkbook(before: WorkbookReading, snapshot: Snapshot, options: ReadingOptions): Reread | null {
  const old = [...before.order.keys()];
  if (old.length !== snapshot.sheets.length) return null;
  const replaced = new Map<SheetSnapshot, SheetReading>();
  const changed: ChangedRow[] = [];
  for (const [index, sheet] of snapshot.sheets.entries()) {
    const was = old[index];
    if (was === sheet) continue;
    const reading = before.readings.find((one) => one.snapshot === was);
    const again =
      reading === undefined
        ? null
        : rereadSheet(reading, sheet, { date1904: snapshot.date1904, roundYear: before.dossier.settings.roundYear });
    if (reading === undefined || again === null) return null;
    replaced.set(reading.snapshot, again.reading);
    changed.push(...again.changed);
  }
  const readings = before.readings.map((reading) => replaced.get(reading.snapshot) ?? reading);
  const { today, rulings } = before.dossier;
  if (today !== options.today || rulings !== options.rulings) return null;
  const reading: WorkbookReading = {
    ...before,
    readings,
    dossier: replaceRows(before.dossier, new Map(changed.map((row) => [row.before, row.after]))),
    order: new Map(snapshot.sheets.map((sheet, index) => [sheet, index])),
    findings: sheetsFindings(readings, before.ignored, before.round),
  };
  return { reading, changed };
}

type Context = Parameters<typeof readRows>[1];

function rereadSheet(
  reading: SheetReading,
  sheet: SheetSnapshot,
  context: Context,
): { readonly reading: SheetReading; readonly changed: readonly ChangedRow[] } | null {
  const rows = changedRows(reading.snapshot, sheet);
  if (rows === null || rows.length > mostRows) return null;
  const next = { ...reading, snapshot: sheet };
  if (!rows.every((row) => standsAlone(reading, next, row))) return null;
  const { rows: again, findings } = readRows(next, context, rows);
  const numbers = new Set(rows);
  const changed = again.flatMap((after): ChangedRow[] => {
    const before = reading.rows[countBefore(reading.rows, ({ number }) => number < after.number)];
    return before === undefined ? [] : [{ before, after }];
  });
  const kept = reading.findings.filter(({ row }) => row === null || !numbers.has(row));
  return {
    reading: {
      ...next,
      rows: inPlace(reading.rows, new Map(changed.map((row) => [row.before, row.after]))),
      findings: [...kept, ...findings].map((finding) => ({ ...finding, sheet })),
    },
    changed,
  };
}

/** The 0-based rows whose cells are others than before; null where more than cells changed. */
function changedRows(before: SheetSnapshot, after: SheetSnapshot): number[] | null {
  const { used } = after;
  if (used === null || before.used === null || JSON.stringify(used) !== JSON.stringify(before.used)) return null;
  if (before.name !== after.name || JSON.stringify(before.merges) !== JSON.stringify(after.merges)) return null;
  if (JSON.stringify(before.hiddenRows) !== JSON.stringify(after.hiddenRows)) return null;
  const rows: number[] = [];
  after.values.forEach((values, index) => {
    if (
      values !== before.values[index] ||
      after.texts[index] !== before.texts[index] ||
      after.formats[index] !== before.formats[index]
    )
      rows.push(index + used.top);
  });
  return rows;
}

/** Whether the row was and is a data row whose cells concern no other row. */
function standsAlone(before: SheetReading, after: SheetReading, row: number): boolean {
  const { header, classified, merges } = before;
  if (row <= header.row) return false;
  if (
    !isDataRow(before.snapshot, header, classified, merges, row) ||
    !isDataRow(after.snapshot, header, classified, merges, row)
  )
    return false;
  const values = after.snapshot.values[row - (after.snapshot.used?.top ?? 0)] ?? [];
  const below = after.snapshot.values[row + 1 - (after.snapshot.used?.top ?? 0)] ?? [];
  if (values.some(saysSame) || below.some(saysSame)) return false;
  return classified.columns.every((column) => {
    const merge = merges.get(cellKey(row, column.header.column));
    if (merge !== undefined && merge.bottom > merge.top) return false;
    // A column without a stated unit takes its unit from all of its amounts.
    return kindOf(column) !== "money" || column.header.unit !== null || header.unit !== null;
  });
}
