// Takes the clerk to a cell, and says where the clerk is.

import { failureOf, inExcel, type WorkbookFailure } from "./failure.ts";

/** Opens the sheet and selects the cell; null when that worked. */
export const selectCell = async (sheetName: string, address: string): Promise<WorkbookFailure | null> => {
  try {
    return await inExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
      sheet.load("visibility");
      await context.sync();
      if (sheet.isNullObject) return { kind: "missing", sheet: sheetName };
      sheet.activate();
      sheet.getRange(address).select();
      await context.sync();
      return null;
    });
  } catch (error) {
    return failureOf(error);
  }
};

/** The sheet and address of what is selected. Rejects with a WorkbookError. */
export const readSelection = async (): Promise<{ readonly sheet: string; readonly address: string }> =>
  inExcel(async (context) => {
    const range = context.workbook.getSelectedRange();
    range.load("address");
    range.worksheet.load("name");
    await context.sync();
    return { sheet: range.worksheet.name, address: range.address.slice(range.address.lastIndexOf("!") + 1) };
  });
