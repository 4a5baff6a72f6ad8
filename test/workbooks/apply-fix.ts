// Writes an offered fix into a snapshot as Excel would: the value, and the text its number format displays.
import { SSF, utils } from "@e965/xlsx";
import type { CellFix } from "../../addin/mapping/fix-cells.ts";
import type { CellValue, SheetSnapshot, Snapshot } from "../../addin/mapping/snapshot.ts";

interface Write {
  readonly sheet: string;
  readonly cell: string;
  readonly value: string | number;
}

/** The snapshot with all of the fix's cells written. Throws where a cell lies outside the used rectangle. */
export function applyFix(snapshot: Snapshot, sheet: string, fix: CellFix): Snapshot {
  const writes: readonly Write[] = [{ sheet, cell: fix.cell, value: fix.value }, ...fix.also];
  return {
    ...snapshot,
    sheets: snapshot.sheets.map((one) => writes.filter((write) => write.sheet === one.name).reduce(written, one)),
  };
}

function written(sheet: SheetSnapshot, { cell, value }: Write): SheetSnapshot {
  const { used } = sheet;
  const { r, c } = utils.decode_cell(cell);
  const [row, column] = [r - (used?.top ?? 0), c - (used?.left ?? 0)];
  const format = sheet.formats[row]?.[column];
  if (format === undefined) throw new Error(`${sheet.name}!${cell} is outside the sheet`);
  const text = typeof value === "string" ? value : String(SSF.format(format === "@" ? "General" : format, value));
  const put = <T>(rows: readonly (readonly T[])[], content: T) =>
    rows.map((cells, index) => (index === row ? cells.with(column, content) : cells));
  return { ...sheet, values: put<CellValue>(sheet.values, value), texts: put(sheet.texts, text) };
}
