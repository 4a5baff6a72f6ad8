// The sheets' names by Excel's ids, for events, which name a sheet by its id alone.

import { inExcel } from "./failure.ts";

/** One round trip. Rejects with a WorkbookError. */
export const readSheetNames = async (): Promise<ReadonlyMap<string, string>> =>
  inExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/id,items/name");
    await context.sync();
    return new Map(worksheets.items.map(({ id, name }) => [id, name]));
  });
