// Reads again only what an edit can have changed: the edited cells, and the cells whose formulas may depend on them.
// One round trip. Says so when the whole workbook has to be read instead.

import { cellAddress, cellKey } from "../mapping/address.ts";
import type { Area, CellValue, SheetSnapshot, Snapshot } from "../mapping/snapshot.ts";
import { areaAddress, SHEET_COLUMNS } from "./address.ts";
import { inExcel, syncOrCancel } from "./failure.ts";

export interface Edit {
  readonly sheet: string;
  readonly area: Area;
}

/** More formulas than these, or more edited cells, are read faster with everything else. */
const MOST_FORMULAS = 300;
const MOST_CELLS = 20_000;

/** What one cell of an area was found to hold. */
interface CellReading {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly text: string;
  readonly format: string;
  readonly isFormula: boolean;
}

interface PendingArea {
  readonly sheet: string;
  readonly area: Area;
  readonly range: Excel.Range;
}

const isWithin = (inner: Area, outer: Area): boolean =>
  inner.top >= outer.top && inner.left >= outer.left && inner.bottom <= outer.bottom && inner.right <= outer.right;

const cellsOf = (area: Area): number => (area.bottom - area.top + 1) * (area.right - area.left + 1);

const readingsOf = ({ area, range }: PendingArea): CellReading[] =>
  range.values.flatMap((row: CellValue[], i) =>
    row.map((value, j): CellReading => {
      const entry: unknown = range.formulas[i]?.[j];
      const isFormula = typeof entry === "string" && entry.startsWith("=") && entry !== value;
      const format = value === "" && !isFormula ? "General" : String(range.numberFormat[i]?.[j] ?? "General");
      return { row: area.top + i, column: area.left + j, value, text: range.text[i]?.[j] ?? "", format, isFormula };
    }),
  );

/** A copy of the rows that `readings` touch, all others shared with the old snapshot. */
const patched = (sheet: SheetSnapshot, used: Area, readings: readonly CellReading[]): SheetSnapshot => {
  const values = [...sheet.values];
  const texts = [...sheet.texts];
  const formats = [...sheet.formats];
  const formulas = new Set(sheet.formulas);
  for (const row of new Set(readings.map((reading) => reading.row - used.top))) {
    const own = readings.filter((reading) => reading.row - used.top === row);
    const at = (column: number) => own.findLast((reading) => reading.column - used.left === column);
    values[row] = (sheet.values[row] ?? []).map((value, column) => at(column)?.value ?? value);
    texts[row] = (sheet.texts[row] ?? []).map((text, column) => at(column)?.text ?? text);
    formats[row] = (sheet.formats[row] ?? []).map((format, column) => at(column)?.format ?? format);
  }
  for (const { row, column, isFormula } of readings) {
    if (isFormula) formulas.add(cellKey(row, column));
    else formulas.delete(cellKey(row, column));
  }
  return { ...sheet, values, texts, formats, formulas };
};

/** Whether every edge of the used rectangle still holds a value; otherwise the rectangle itself has shrunk. */
const fillsItsRectangle = ({ values }: SheetSnapshot): boolean => {
  const holds = (value: CellValue | undefined): boolean => value !== undefined && value !== "";
  const last = (values[0]?.length ?? 0) - 1;
  return (
    (values[0] ?? []).some(holds) &&
    (values.at(-1) ?? []).some(holds) &&
    values.some((row) => holds(row[0])) &&
    values.some((row) => holds(row[last]))
  );
};

const formulaAreas = (snapshot: Snapshot): { sheet: string; area: Area }[] =>
  snapshot.sheets.flatMap(({ name, used, formulas }) =>
    [...formulas].flatMap((key) => {
      const row = Math.floor(key / SHEET_COLUMNS);
      const column = key % SHEET_COLUMNS;
      const area = { top: row, left: column, bottom: row, right: column };
      return used && isWithin(area, used) ? [{ sheet: name, area }] : [];
    }),
  );

/**
 * The snapshot after `edits`, or null where only reading everything tells: an edit beyond the used area, a used area that
 * shrank, a sheet that is gone, too much to read by pieces. Rejects with a WorkbookError.
 */
export const rereadEdits = async (
  snapshot: Snapshot,
  edits: readonly Edit[],
  signal?: AbortSignal,
): Promise<Snapshot | null> => {
  const known = new Map(snapshot.sheets.map((sheet) => [sheet.name, sheet]));
  const inside = edits.every(({ sheet, area }) => {
    const used = known.get(sheet)?.used;
    return used !== null && used !== undefined && isWithin(area, used);
  });
  const formulas = formulaAreas(snapshot);
  const cells = edits.reduce((sum, { area }) => sum + cellsOf(area), 0);
  if (!inside || formulas.length > MOST_FORMULAS || cells > MOST_CELLS) return null;
  return inExcel(async (context) => {
    const pending = [...edits, ...formulas].map(({ sheet, area }): PendingArea => {
      const address = cellsOf(area) === 1 ? cellAddress(area.top, area.left) : areaAddress(area);
      const range = context.workbook.worksheets.getItemOrNullObject(sheet).getRange(address);
      range.load("values,text,numberFormat,formulas");
      return { sheet, area, range };
    });
    await syncOrCancel(context, signal);
    if (pending.some(({ range }) => range.isNullObject)) return null;
    const sheets = snapshot.sheets.map((sheet) => {
      const readings = pending.filter((area) => area.sheet === sheet.name).flatMap(readingsOf);
      return sheet.used && readings.length > 0 ? patched(sheet, sheet.used, readings) : sheet;
    });
    const whole = sheets.every((sheet, i) => sheet === snapshot.sheets[i] || fillsItsRectangle(sheet));
    return whole ? { ...snapshot, sheets } : null;
  });
};
