// Reads what stands in a sheet of our own, found by its hidden marker wherever it was moved or renamed. Writes nothing.
import type { CellValue } from "../mapping/snapshot.ts";
import { askDateSystem, countsFrom1904 } from "./date-system.ts";
import { inExcel } from "./failure.ts";
import { findOwn } from "./sheet-writer.ts";

export interface OwnSheetCells {
  readonly name: string;
  /** From the first row below the header (row 3), all columns that hold anything. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly formats: readonly (readonly string[])[];
  readonly date1904: boolean;
}

const HEAD_ROWS = 2;

/** The sheet's cells, or null where the workbook has none of that marker. Rejects with a WorkbookError. */
export const readOwnSheet = async (marker: string): Promise<OwnSheetCells | null> =>
  inExcel(async (context) => {
    const sheet = (await findOwn(context, marker)).find(({ isOurs }) => isOurs)?.sheet;
    if (sheet === undefined) return null;
    const used = sheet.getRange("A1").getBoundingRect(sheet.getUsedRange(true));
    used.load("values,numberFormat");
    sheet.load("name");
    const dateSystem = askDateSystem(context);
    await context.sync();
    return {
      name: sheet.name,
      rows: used.values.slice(HEAD_ROWS),
      formats: used.numberFormat.slice(HEAD_ROWS),
      date1904: countsFrom1904(dateSystem),
    };
  });
